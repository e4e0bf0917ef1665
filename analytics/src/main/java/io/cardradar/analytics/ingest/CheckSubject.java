package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;

/** A product view names a product, and so on: what the vocabulary says of each type. */
final class CheckSubject implements Step {
    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        SubjectKind required = event.type().requiredSubject();
        Subject subject = event.subject();
        if (required == null) {
            return event;
        }
        if (subject == null) {
            throw new Rejected(
                    DropReason.SUBJECT_REQUIRED,
                    event.type().wireName() + " needs a subject of kind " + required.wireName());
        }
        if (subject.kind() != required) {
            throw new Rejected(
                    DropReason.SUBJECT_MISMATCH,
                    event.type().wireName() + " is about a " + required.wireName());
        }
        return event;
    }
}
