//! The configuration that the run's own is held against, from its arguments to its answers.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;

use crate::assure::against::Other;
use crate::assure::packs::Packs;
use crate::assure::trial::Answer;
use crate::cli::args::{AssureArgs, ListArgs, ScoreArgs};
use crate::cli::load::{self, Wanted};
use crate::designation::{DesignationId, ListId};
use crate::index::ListRecord;
use crate::list::ListSnapshot;
use crate::report::assure::Against;
use crate::screen::ScreenConfig;
use crate::screen::batch::Pool;

/// What is asked for.
pub(super) struct Held {
    /// Its lists, where it has its own.
    wanted: Option<Wanted>,
    config: ScreenConfig,
}

/// What came of it.
pub(super) struct Answered<'h> {
    held: &'h Held,
    /// Its answers, where the lists or settings differ in more than the threshold.
    answers: Option<(Vec<Answer>, Vec<ListRecord>)>,
    numbers: Vec<Option<u32>>,
}

impl Held {
    /// What the arguments ask for, if anything.
    pub(super) fn of(args: &AssureArgs, own: &ScreenConfig) -> Result<Option<Self>> {
        let score = ScoreArgs { threshold: args.against.against_threshold, weak_aliases: Vec::new() };
        let Some(path) = &args.against.against else {
            let only_threshold =
                score.threshold.map(|_| Self { wanted: None, config: score.config(own.clone()) });
            return Ok(only_threshold);
        };
        let lists = ListArgs {
            lists: Vec::new(),
            editions: Vec::new(),
            config: Some(path.clone()),
            collection: args.against.against_collection.clone(),
            ..args.lists.clone()
        };
        let wanted = Wanted::of(&lists)?;
        let config = wanted.screen_config(&score);
        Ok(Some(Self { wanted: Some(wanted), config }))
    }

    /// Its threshold, where the run's own scores are counted at it.
    pub(super) fn kept_threshold(&self) -> Option<f32> {
        self.wanted.is_none().then_some(self.config.score.threshold)
    }

    /// Every file of its lists.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>> {
        self.wanted.as_ref().map_or_else(|| Ok(Vec::new()), Wanted::files)
    }

    /// Its answers to the same queries. Where only the threshold differs the run's own scores say it all.
    pub(super) fn answers<'h>(
        &'h self,
        lists: &[ListSnapshot],
        packs: &Packs<'_>,
        pool: &Pool,
    ) -> Result<Answered<'h>> {
        let Some(wanted) = &self.wanted else {
            let numbers = designations(lists).map(|(number, ..)| Some(number)).collect();
            return Ok(Answered { held: self, answers: None, numbers });
        };
        let after = wanted.read()?;
        load::check(&self.config, after.iter().map(|list| &list.id))?;
        load::warn_of(&after, ", after");
        let there: HashMap<(&ListId, &DesignationId), u32> =
            designations(&after).map(|(number, list, id)| ((list, id), number)).collect();
        let numbers = designations(lists).map(|(_, list, id)| there.get(&(list, id)).copied()).collect();
        let screener = super::screener(wanted.index(&after)?, &self.config, self.config.score.threshold);
        let answers = super::screen(&screener, packs, pool)?;
        let records = after.iter().map(|list| wanted.record(list)).collect();
        Ok(Answered { held: self, answers: Some((answers, records)), numbers })
    }
}

impl Answered<'_> {
    /// What the comparison needs.
    pub(super) fn other<'a>(&'a self, own: &'a [Answer]) -> Other<'a> {
        let answers = self.answers.as_ref().map_or(own, |(answers, _)| answers);
        Other { threshold: self.held.config.score.threshold, answers, numbers: &self.numbers }
    }

    /// What the report says of it.
    pub(super) fn record(&self, own: &[ListRecord]) -> Against {
        let collection = self.held.wanted.as_ref().and_then(Wanted::collection);
        let lists = self.answers.as_ref().map_or(own, |(_, lists)| lists);
        Against::new(collection, &self.held.config, lists.to_vec())
    }
}

/// Every designation with its number, as the index numbers them.
fn designations(lists: &[ListSnapshot]) -> impl Iterator<Item = (u32, &ListId, &DesignationId)> {
    let all = lists.iter().flat_map(|list| list.designations.iter().map(|one| (&list.id, &one.id)));
    (0..).zip(all).map(|(number, (list, id))| (number, list, id))
}
