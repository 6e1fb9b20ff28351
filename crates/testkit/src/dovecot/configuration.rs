//! The configuration of the test server (Dovecot 2.3).

use std::path::Path;

/// The text of `dovecot.conf`: IMAP on two loopback ports, users from a file, mail as Maildir.
pub(super) fn text(folder: &Path, imap: u16, imaps: u16, owner: &str, group: &str) -> String {
    let folder = folder.display();
    format!(
        "base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/tls.crt
ssl_key = <{folder}/tls.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 1 secs
mail_location = maildir:{folder}/mail/%u/Maildir
first_valid_uid = 1
mail_uid = {owner}
mail_gid = {group}
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {internal_group}
mail_max_userip_connections = 100
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = subscribe
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
",
        internal = if owner == "mail" { "dovecot" } else { owner },
        login = if owner == "mail" { "dovenull" } else { owner },
        internal_group = if owner == "mail" { "dovecot" } else { group },
    )
}
