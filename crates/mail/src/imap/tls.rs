//! TLS that trusts the system's authorities, and one more if the firm has its own.

use super::Error;
use super::stream::Stream;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName};
use std::sync::{Arc, LazyLock};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Reading the system's authorities takes milliseconds and megabytes: once is enough.
static SYSTEM: LazyLock<RootCertStore> = LazyLock::new(|| {
    let found = rustls_native_certs::load_native_certs();
    for problem in &found.errors {
        tracing::warn!(%problem, "some of the system's certificate authorities could not be read");
    }
    let mut roots = RootCertStore::empty();
    let (_, unusable) = roots.add_parsable_certificates(found.certs);
    if unusable > 0 {
        tracing::debug!(unusable, "certificate authorities of an unknown form");
    }
    roots
});

fn not_trusted(cause: impl ToString) -> Error {
    Error::NotTrusted {
        cause: cause.to_string(),
    }
}

/// Protects a connection, or says why the server is not to be trusted.
pub(crate) async fn protect(
    socket: TcpStream,
    host: &str,
    extra_root_pem: Option<&str>,
) -> Result<Stream, Error> {
    let mut roots = SYSTEM.clone();
    for certificate in extra_root_pem
        .into_iter()
        .flat_map(|pem| CertificateDer::pem_slice_iter(pem.as_bytes()))
    {
        let certificate = certificate.map_err(|cause| {
            not_trusted(format!("the extra certificate cannot be read: {cause}"))
        })?;
        roots.add(certificate).map_err(not_trusted)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(not_trusted)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| not_trusted(format!("{host} is not a host name")))?;
    let connected = TlsConnector::from(Arc::new(config))
        .connect(name, socket)
        .await;
    // Everything that goes wrong here is about who the server is or whether it speaks TLS; a broken
    // line says so with its own kind.
    let stream = connected.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::BrokenPipe => Error::Dropped {
            cause: cause.to_string(),
        },
        _ => not_trusted(cause),
    })?;
    Ok(Stream::Tls(Box::new(stream)))
}
