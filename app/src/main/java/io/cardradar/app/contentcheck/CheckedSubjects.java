package io.cardradar.app.contentcheck;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the feature that a check is about. */
@Singleton
class CheckedSubjects {
    private final Map<SubjectKind, CheckedSubject> byKind;

    CheckedSubjects(List<CheckedSubject> subjects) {
        this.byKind =
                subjects.stream()
                        .collect(Collectors.toMap(CheckedSubject::kind, Function.identity()));
    }

    Optional<Material> materialOf(ContentCheckRow check) {
        return of(check).material(check.tenantId(), check.subjectId(), check.id());
    }

    void tell(ContentCheckRow check, Ruling ruling) {
        of(check).ruled(check.tenantId(), check.subjectId(), check.id(), ruling);
    }

    private CheckedSubject of(ContentCheckRow check) {
        CheckedSubject subject = byKind.get(check.subjectKind());
        if (subject == null) {
            throw new IllegalStateException("nobody answers for a " + check.subjectKind());
        }
        return subject;
    }
}
