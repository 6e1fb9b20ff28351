//! Checks tauri.conf.json and the capabilities and bakes them into the binary.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json")
        // Without this list every webview may call every command.
        .app_manifest(tauri_build::AppManifest::new().commands(&["call", "choose"]));
    tauri_build::try_build(attributes).expect("tauri.conf.json and the capabilities are valid");
}
