package io.cardradar.app.cards;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Geo;
import ezvcard.property.Photo;
import ezvcard.property.Revision;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;

import org.jspecify.annotations.Nullable;

/** Writes a card as a contact file: vCard 4.0, RFC 6350, or 3.0, RFC 2426. */
final class ContactFile {
    private ContactFile() {}

    static String write(PublishedCard card, VCardVersion version) {
        VCard contact = new VCard();
        addPerson(contact, card.content());
        addReach(contact, card.content());
        addPlace(contact, card.content().address());
        contact.setUid(new Uid("urn:uuid:" + card.id()));
        contact.setRevision(new Revision(card.publishedAt()));
        return Ezvcard.write(contact).version(version).prodId(false).go();
    }

    private static void addPerson(VCard contact, CardContent content) {
        contact.setFormattedName(content.name());
        // Where a Chinese name divides is a guess; phones show a family name alone as the name.
        StructuredName name = new StructuredName();
        name.setFamily(content.name());
        contact.setStructuredName(name);
        if (content.position() != null) {
            contact.addTitle(content.position());
        }
        if (content.company() != null) {
            contact.setOrganization(content.company());
        }
        if (content.signature() != null) {
            contact.addNote(content.signature());
        }
        if (content.avatarUrl() != null) {
            contact.addPhoto(new Photo(content.avatarUrl(), null));
        }
    }

    private static void addReach(VCard contact, CardContent content) {
        addPhone(contact, content.mobile(), TelephoneType.CELL);
        addPhone(contact, content.landline(), TelephoneType.WORK);
        if (content.email() != null) {
            contact.addEmail(content.email(), EmailType.WORK);
        }
        if (content.wechatId() != null) {
            contact.addExtendedProperty("X-WECHAT", content.wechatId());
        }
    }

    private static void addPhone(VCard contact, @Nullable String number, TelephoneType type) {
        if (number != null) {
            Telephone phone = new Telephone(number);
            phone.getTypes().add(type);
            contact.addTelephoneNumber(phone);
        }
    }

    private static void addPlace(VCard contact, CardContent.@Nullable Address place) {
        if (place == null) {
            return;
        }
        Address address = new Address();
        address.setStreetAddress(place.text());
        address.getTypes().add(AddressType.WORK);
        contact.addAddress(address);
        if (place.latitude() != null && place.longitude() != null) {
            contact.setGeo(new Geo(place.latitude(), place.longitude()));
        }
    }
}
