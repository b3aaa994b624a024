//! A server on this machine that answers what a test says, well or badly, and ends with the test.

use std::collections::{BTreeMap, VecDeque};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// No test waits longer for a connection than this.
const PATIENCE: Duration = Duration::from_secs(10);

/// One answer, as it goes over the wire.
#[derive(Clone)]
pub(crate) struct Answer {
    head: String,
    body: Vec<u8>,
    /// How much shorter the body is than announced.
    cut: usize,
    /// How long nothing comes before the body.
    silence: Duration,
}

/// What was asked: the path, and the head as sent.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) head: String,
}

#[derive(Default)]
struct Script {
    answers: BTreeMap<String, VecDeque<Answer>>,
    asked: Vec<Asked>,
}

pub(crate) struct Server {
    address: String,
    script: Arc<Mutex<Script>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Answer {
    pub(crate) fn status(status: &str) -> Self {
        Self { head: format!("HTTP/1.1 {status}\r\n"), body: Vec::new(), cut: 0, silence: Duration::ZERO }
    }

    pub(crate) fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::status("200 OK") }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.extend([name, ": ", value, "\r\n"]);
        self
    }

    /// The same, its body ending so many bytes before it should.
    pub(crate) fn cut(mut self, bytes: usize) -> Self {
        self.cut = bytes;
        self
    }

    /// The same, with a silence before the body.
    pub(crate) fn after(mut self, silence: Duration) -> Self {
        self.silence = silence;
        self
    }

    fn send(&self, mut to: &TcpStream) -> std::io::Result<()> {
        write!(to, "{}Connection: close\r\nContent-Length: {}\r\n\r\n", self.head, self.body.len())?;
        std::thread::sleep(self.silence);
        to.write_all(&self.body[..self.body.len() - self.cut])
    }
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (script, stop) = (Arc::<Mutex<Script>>::default(), Arc::<AtomicBool>::default());
        let (shared, stopped) = (script.clone(), stop.clone());
        let serve = move || {
            while !stopped.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => serve_one(&stream, &shared),
                    Err(_) => std::thread::sleep(Duration::from_millis(2)),
                }
            }
        };
        Self { address, script, stop, thread: Some(std::thread::spawn(serve)) }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What is answered at a path from now on: one answer after the other, the last one for ever.
    pub(crate) fn on(&self, path: &str, answers: impl Into<VecDeque<Answer>>) {
        self.script.lock().unwrap().answers.insert(path.to_owned(), answers.into());
    }

    /// What was asked since the last time.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.script.lock().unwrap().asked)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = self.thread.take().unwrap().join();
    }
}

fn serve_one(stream: &TcpStream, script: &Mutex<Script>) {
    // A client that goes away is no fault of the server.
    let _ = stream.set_nonblocking(false);
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let Some(head) = read_head(stream) else { return };
    let path = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let answer = {
        let mut script = script.lock().unwrap();
        script.asked.push(Asked { path: path.clone(), head });
        match script.answers.get_mut(&path) {
            Some(answers) if answers.len() > 1 => answers.pop_front(),
            Some(answers) => answers.front().cloned(),
            None => None,
        }
    };
    let _ = answer.unwrap_or_else(|| Answer::status("404 Not Found")).send(stream);
}

fn read_head(mut stream: &TcpStream) -> Option<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && head.len() < 1 << 16 {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}
