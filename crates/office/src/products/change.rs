//! Changing a product, and taking it away.

use crate::{Error, Session, router::Handle, staging, words};
use contract::products::{ProductView, PutBackProduct, RemoveProduct, SaveProduct};
use domain::Capability;
use serde_json::json;
use store::{Id, Product, ProductPrice};

impl Handle<SaveProduct> for Session {
    fn handle(&self, request: SaveProduct) -> Result<ProductView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let facts = staging::typed(request.fields)?;
        if let Some(obstacle) = facts.obstacle() {
            return Err(Error::invalid("product", obstacle.as_str()));
        }
        self.write(|writer| {
            let before = self.own_product(writer, id)?;
            let twin = match facts.sameness() {
                Some(sameness) => writer.same_product(before.shelf_id, &sameness)?,
                None => None,
            };
            if twin.is_some_and(|twin| twin.id != id && twin.removed_ms.is_none()) {
                let shown = facts.reference.or(facts.name).unwrap_or_default();
                return Err(Error::invalid(
                    "reference that no other product has",
                    &shown,
                ));
            }
            let mut after = before.clone();
            after.set_facts(facts);
            if after != before {
                after.changed_ms = self.now_ms();
            }
            writer.save(&after)?;
            let price = |product: &Product| (product.price_cents, product.currency.clone());
            if price(&after) != price(&before) {
                writer.insert(&ProductPrice {
                    id: self.new_id(),
                    product_id: id,
                    catalogue_id: None,
                    price_cents: after.price_cents,
                    currency: after.currency,
                    at_ms: self.now_ms(),
                })?;
            }
            self.audit(
                writer,
                "products.change",
                "products",
                &id.to_string(),
                &json!({}),
            )
        })?;
        self.bus.changed(&["products", "interests"]);
        self.product_view(id)
    }
}

impl Session {
    fn remove_product(&self, id: &str, removed: bool) -> Result<ProductView, Error> {
        self.require(Capability::Work)?;
        let id: Id = words::id(id)?;
        self.write(|writer| {
            let product = self.own_product(writer, id)?;
            writer.save(&Product {
                removed_ms: removed.then(|| self.now_ms()),
                ..product
            })?;
            let detail = json!({ "removed": removed });
            let id = id.to_string();
            self.audit(writer, "products.remove", "products", &id, &detail)
        })?;
        self.bus.changed(&["products", "interests"]);
        self.product_view(id)
    }
}

impl Handle<RemoveProduct> for Session {
    fn handle(&self, request: RemoveProduct) -> Result<ProductView, Error> {
        self.remove_product(&request.id, true)
    }
}

impl Handle<PutBackProduct> for Session {
    fn handle(&self, request: PutBackProduct) -> Result<ProductView, Error> {
        self.remove_product(&request.id, false)
    }
}
