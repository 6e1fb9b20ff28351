//! The bytes between the server and us, watched for the end of a mail.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::imap::stream::Stream;

/// What ends a mail. Within one, a line that begins with a dot has two of them.
const END: &[u8; 5] = b"\r\n.\r\n";

/// Knows whether the end of a mail was given to the system: from then on the server may have all of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    complete: Arc<AtomicBool>,
    tail: Arc<Mutex<[u8; END.len()]>>,
}

impl Watch {
    /// A mail begins.
    pub(super) fn begin(&self) {
        self.complete.store(false, Ordering::Release);
        *self.tail.lock().unwrap_or_else(PoisonError::into_inner) = [0; END.len()];
    }

    /// Whether the server may have all of the mail.
    pub(super) fn may_be_complete(&self) -> bool {
        self.complete.load(Ordering::Acquire)
    }

    fn passed(&self, bytes: &[u8]) {
        let mut tail = self.tail.lock().unwrap_or_else(PoisonError::into_inner);
        for &byte in bytes {
            tail.rotate_left(1);
            if let Some(last) = tail.last_mut() {
                *last = byte;
            }
            if *tail == *END {
                self.complete.store(true, Ordering::Release);
            }
        }
    }
}

/// A connection whose outgoing bytes are watched.
#[derive(Debug)]
pub(super) struct Wire {
    stream: Stream,
    watch: Watch,
    /// What the server said before the connection was given away, to be read first.
    before: io::Cursor<Vec<u8>>,
}

impl Wire {
    pub(super) fn new(stream: Stream, before: Vec<u8>, watch: Watch) -> Self {
        Self {
            stream,
            watch,
            before: io::Cursor::new(before),
        }
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        // Only asked for by people who debug, and never by the library.
        Ok(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)))
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let at = usize::try_from(self.before.position()).unwrap_or(usize::MAX);
        let kept = self.before.get_ref().get(at..).unwrap_or_default();
        if !kept.is_empty() {
            let count = kept.len().min(buffer.remaining());
            buffer.put_slice(kept.get(..count).unwrap_or_default());
            self.before.set_position((at + count) as u64);
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if let Poll::Ready(Ok(count)) = written {
            self.watch.passed(bytes.get(..count).unwrap_or_default());
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_seen_however_the_bytes_are_cut_and_not_before() {
        let mail = b"Subject: x\r\n\r\n..\r\n.. \r\n\r\n.\r\n";
        for cut in 0..mail.len() {
            let watch = Watch::default();
            watch.begin();
            watch.passed(&mail[..cut]);
            assert!(!watch.may_be_complete(), "{cut}");
            watch.passed(&mail[cut..]);
            assert!(watch.may_be_complete(), "{cut}");
            watch.begin();
            assert!(!watch.may_be_complete());
        }
    }
}
