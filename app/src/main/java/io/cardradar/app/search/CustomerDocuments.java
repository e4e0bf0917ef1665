package io.cardradar.app.search;

import io.cardradar.app.customers.Customer;
import io.cardradar.app.customers.CustomerSnapshot;
import io.cardradar.app.customers.Relationship;
import io.cardradar.app.search.CustomerDocument.RelationshipDocument;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Makes documents of customers. */
@Singleton
class CustomerDocuments {
    /** Sorts behind every name. */
    private static final String UNNAMED = "\uffff";

    private final PhoneFragments phones;

    CustomerDocuments(PhoneFragments phones) {
        this.phones = phones;
    }

    CustomerDocument of(TenantId tenant, CustomerSnapshot snapshot) {
        Customer customer = snapshot.customer();
        String phone = customer.phone();
        Spellings spellings = nameSpellings(customer.name()).and(textSpellings(customer.company()));
        return new CustomerDocument(
                tenant.toString(),
                customer.id().toString(),
                folded(customer.name()),
                nameSort(customer),
                folded(customer.company()),
                spellings.full(),
                spellings.initials(),
                phone == null ? Set.of() : phones.of(tenant, phone),
                customer.createdAt().toEpochMilli(),
                snapshot.relationships().stream().map(CustomerDocuments::relationship).toList());
    }

    private static RelationshipDocument relationship(Relationship relationship) {
        Spellings spellings = nameSpellings(relationship.remark());
        return new RelationshipDocument(
                relationship.owner().toString(),
                relationship.stage(),
                relationship.tags(),
                relationship.heat().key(),
                relationship.lastActiveAt().toEpochMilli(),
                folded(relationship.remark()),
                spellings.full(),
                spellings.initials());
    }

    private static String nameSort(Customer customer) {
        String name = customer.name();
        return name == null
                ? UNNAMED + customer.shownAs()
                : String.join(" ", Pinyin.ofName(name)) + "\u0000" + FoldedText.of(name);
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : FoldedText.of(text);
    }

    private static Spellings nameSpellings(@Nullable String name) {
        return name == null ? Spellings.NONE : Spellings.ofName(name);
    }

    private static Spellings textSpellings(@Nullable String text) {
        return text == null ? Spellings.NONE : Spellings.ofText(text);
    }
}
