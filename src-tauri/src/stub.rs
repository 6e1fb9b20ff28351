//! stand-in
use serde_json::Value;
use std::path::{Path, PathBuf};
use contract::{Event, Failure};
#[derive(Clone)]
pub struct Desk;
pub struct DeskOptions { pub data_dir: PathBuf }
impl Desk {
    pub fn open(_: DeskOptions) -> Self { Self }
    pub fn call(&self, _: &str, _: Value) -> Result<Value, Failure> { Ok(Value::Null) }
    pub fn subscribe(&self) -> std::sync::mpsc::Receiver<Event> { std::sync::mpsc::channel().1 }
    pub fn blob(&self, _: &str) -> Option<(String, Vec<u8>)> { None }
    pub fn place(&self, _: &Path) -> contract::event::Place { contract::event::Place { token: String::new(), name: String::new() } }
}
