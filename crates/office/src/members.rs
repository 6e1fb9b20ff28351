//! The members of the firm: who can unlock it on this computer, and as what.

use crate::{Error, Session, firm, router::Handle, words};
use contract::{
    Done,
    members::{AddMember, ChangePassphrase, ListMembers, MemberView, MembersView, UpdateMember},
};
use domain::{Capability, Role};
use serde_json::json;
use store::{Reader, User};

/// Two letters for a face: the first of the first and of the last word of a name, titles left out.
pub(crate) fn initials(name: &str) -> String {
    let titles = ["me", "maître", "maitre", "m.", "mme", "mlle", "dr"];
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !titles.contains(&word.to_lowercase().as_str()))
        .collect();
    let letter = |word: Option<&&str>| {
        word.and_then(|word| word.chars().find(|letter| letter.is_alphabetic()))
    };
    let first = letter(words.first());
    let last = if words.len() > 1 {
        letter(words.last())
    } else {
        None
    };
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

impl Session {
    fn members_view(&self) -> Result<MembersView, Error> {
        let mut users = self.read(|reader| Ok(reader.users()?))?;
        users.sort_by_key(|user| (user.disabled, domain::names::fold(&user.name)));
        let member = |user: User| MemberView {
            id: user.id.to_string(),
            initials: initials(&user.name),
            name: user.name,
            email: user.email,
            role: words::role(user.role),
            disabled: user.disabled,
            is_me: user.id == self.user_id,
        };
        Ok(MembersView {
            members: users.into_iter().map(member).collect(),
        })
    }
}

fn checked_name(name: &str) -> Result<String, Error> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 120 {
        Err(Error::invalid("name", &name))
    } else {
        Ok(name)
    }
}

/// A firm without a head could never change its settings again.
fn keeps_a_head(reader: &Reader<'_>, after: &User) -> Result<(), Error> {
    let heads = |user: &User| user.role == Role::Admin && !user.disabled;
    let others = reader
        .users()?
        .iter()
        .any(|user| user.id != after.id && heads(user));
    if others || heads(after) {
        Ok(())
    } else {
        Err(Error::LastAdministrator)
    }
}

/// Who had this address and left. Refuses the address of somebody who is here.
fn returning(reader: &Reader<'_>, email: &str) -> Result<Option<User>, Error> {
    let known = reader.users()?.into_iter().find(|user| user.email == email);
    if known.as_ref().is_some_and(|user| !user.disabled) {
        return Err(store::Error::Duplicate { entity: "users" }.into());
    }
    Ok(known)
}

impl Handle<ListMembers> for Session {
    fn handle(&self, _: ListMembers) -> Result<MembersView, Error> {
        self.require(Capability::Read)?;
        self.members_view()
    }
}

impl Handle<AddMember> for Session {
    fn handle(&self, request: AddMember) -> Result<MembersView, Error> {
        self.require(Capability::Administer)?;
        let name = checked_name(&request.name)?;
        let email = domain::contacts::mail_key(&request.email)
            .ok_or_else(|| Error::invalid("mail address", &request.email))?;
        self.read(|reader| returning(reader, &email).map(drop))?;
        // Before the file is held: this takes a while for each member there is.
        let envelope = firm::read_keys(&self.tenant.folder)?;
        firm::check_passphrase(&envelope, None, &request.passphrase)?;
        self.write(|writer| {
            // A member who left and comes back keeps their history and gets a new passphrase.
            let (id, created_ms) = returning(writer, &email)?.map_or_else(
                || (self.new_id(), self.now_ms()),
                |user| (user.id, user.created_ms),
            );
            let role = words::to_role(request.role);
            let language = request.language.as_str().to_owned();
            writer.save(&User {
                id,
                name: name.clone(),
                email: email.clone(),
                role,
                language,
                created_ms,
                disabled: false,
            })?;
            self.audit(
                writer,
                "members.add",
                "users",
                &id.to_string(),
                &json!({ "role": role.as_str() }),
            )?;
            firm::add_member_slot(self, id, &name, &request.passphrase)
        })?;
        self.bus.changed(&["members"]);
        self.members_view()
    }
}

impl Handle<UpdateMember> for Session {
    fn handle(&self, request: UpdateMember) -> Result<MembersView, Error> {
        self.require(Capability::Administer)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before: User = writer.expect(&id)?;
            let mut after = before.clone();
            if let Some(name) = &request.name {
                after.name = checked_name(name)?;
            }
            if let Some(role) = request.role {
                after.role = words::to_role(role);
            }
            if let Some(disabled) = request.disabled {
                after.disabled = disabled;
            }
            if before.disabled && !after.disabled {
                return Err(Error::AddAgain(after.name));
            }
            keeps_a_head(writer, &after)?;
            writer.save(&after)?;
            let detail = json!({ "role": after.role.as_str(), "disabled": after.disabled });
            self.audit(writer, "members.update", "users", &request.id, &detail)?;
            if after.disabled && !before.disabled {
                firm::drop_member_slot(self, id)?;
            }
            Ok(())
        })?;
        self.bus.changed(&["members", "firm"]);
        self.members_view()
    }
}

impl Handle<ChangePassphrase> for Session {
    fn handle(&self, request: ChangePassphrase) -> Result<Done, Error> {
        let user = self.require(Capability::Read)?;
        firm::replace_passphrase(self, &request.current, &request.new)?;
        self.write(|writer| {
            self.audit(
                writer,
                "members.change_passphrase",
                "users",
                &user.id.to_string(),
                &json!({}),
            )
        })?;
        Ok(Done {})
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_leave_titles_out() {
        assert_eq!(initials("Me Ibrahima Dieng"), "ID");
        assert_eq!(initials("Élodie de la Tour"), "ÉT");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials(""), "");
    }
}
