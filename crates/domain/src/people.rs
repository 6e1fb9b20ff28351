//! Who works in the firm, and what each role may do.

use crate::word::vocabulary;

vocabulary! {
    /// The role of a member of the firm.
    Role as "role" {
        /// Head of the firm: settings, members, everything else.
        Admin = "admin",
        /// Sees the whole board and validates; does not reply.
        Manager = "manager",
        /// Lawyer, assistant or sales rep: works on messages and workspaces.
        Employee = "employee",
    }
}

vocabulary! {
    /// Something a person may be allowed to do. One word for the window, the office and the audit log.
    Capability as "capability" {
        /// Read messages, workspaces and the board.
        Read = "read",
        /// Mark a message as seen and its summary as validated.
        Validate = "validate",
        /// Write to the outside.
        Reply = "reply",
        /// File, correct, assign, open workspaces, confirm deadlines.
        Work = "work",
        /// Connect mailboxes of one's own.
        Connect = "connect",
        /// Open the manager's dashboard over the whole firm.
        Oversee = "oversee",
        /// Change the firm's settings and members.
        Administer = "administer",
    }
}

impl Role {
    /// Rank in the firm, 1 at the top. Messages between ranks follow it.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Admin => 1,
            Self::Manager => 2,
            Self::Employee => 3,
        }
    }

    /// Whether this role may do `capability`.
    ///
    /// A manager consults and validates but has no reply, so that the board stays a place to
    /// oversee and not a second inbox (FEATURES 0.9, A20).
    #[must_use]
    pub const fn may(self, capability: Capability) -> bool {
        match capability {
            Capability::Read | Capability::Validate => true,
            Capability::Reply | Capability::Work | Capability::Connect => {
                matches!(self, Self::Admin | Self::Employee)
            }
            Capability::Oversee => matches!(self, Self::Admin | Self::Manager),
            Capability::Administer => matches!(self, Self::Admin),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_validates_but_never_replies() {
        assert!(Role::Manager.may(Capability::Validate));
        assert!(!Role::Manager.may(Capability::Reply));
    }

    #[test]
    fn an_employee_never_opens_the_managers_dashboard() {
        assert!(!Role::Employee.may(Capability::Oversee));
    }
}
