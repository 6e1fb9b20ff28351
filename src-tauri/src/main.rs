//! The program behind the icon. Everything it does is in the library beside it.

// On Windows a second, empty console window would open beside the real one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Parsing and understanding mail allocates much and briefly: a tenth less time on an import.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    office::ocr_with_one_thread();
    match guichet_lib::Launch::from_arguments(std::env::args_os().skip(1), |name| {
        std::env::var_os(name)
    }) {
        Ok(guichet_lib::Launch::Open { data_dir }) => guichet_lib::run(data_dir),
        Ok(guichet_lib::Launch::Explain(text)) => {
            guichet_lib::say(&text);
            ExitCode::SUCCESS
        }
        Err(mistake) => {
            eprintln!("guichet: {mistake}");
            ExitCode::from(2)
        }
    }
}
