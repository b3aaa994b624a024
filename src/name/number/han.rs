//! Han numerals: by the places 十 and 百, or digit by digit.

use super::without_zeros;

/// The digits of a token of Han numerals, after 第 or not: with 十 and 百 up to 999, or three or more digits by place. Two
/// digits without 十 are oftener a name or a date (三一, 五四) than a number.
pub(super) fn digits(token: &str) -> Option<String> {
    let token = token.strip_prefix('第').unwrap_or(token);
    let digit = |c| match c {
        '〇' | '零' => Some(0u16),
        '一' => Some(1),
        '二' | '两' | '兩' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let by_place: Option<String> =
        token.chars().map(|c| digit(c).and_then(|n| char::from_digit(u32::from(n), 10))).collect();
    if let Some(digits) = by_place {
        return match digits.len() {
            0 | 2 => None,
            _ => Some(without_zeros(&digits)),
        };
    }
    // Each place once, the higher first: 三百二十五; 一百零五; 十二.
    let (mut total, mut unit, mut place) = (0, None, 1000);
    for c in token.chars() {
        let step = match c {
            '百' => 100,
            '十' => 10,
            '零' | '〇' if unit.is_none() && place == 100 => continue,
            _ => {
                if unit.is_some() {
                    return None;
                }
                unit = Some(digit(c).filter(|&n| n > 0)?);
                continue;
            }
        };
        if step >= place {
            return None;
        }
        total += unit.take().unwrap_or(1) * step;
        place = step;
    }
    Some((total + unit.unwrap_or(0)).to_string())
}
