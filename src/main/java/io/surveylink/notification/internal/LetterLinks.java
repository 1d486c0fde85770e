package io.surveylink.notification.internal;

import io.surveylink.common.SurveylinkProperties;
import io.surveylink.notification.Letters.Letter;
import io.surveylink.notification.SecretLinks;
import io.surveylink.notification.internal.NotificationRepository.DueMail;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the link into a letter that leaves. */
@Component
class LetterLinks {

    private final ObjectProvider<SecretLinks> makers;
    private final SurveylinkProperties properties;

    LetterLinks(ObjectProvider<SecretLinks> makers, SurveylinkProperties properties) {
        this.makers = makers;
        this.properties = properties;
    }

    /** @return empty if nobody wants the mail any more */
    Optional<DueMail> filled(DueMail mail) {
        var purpose = mail.linkPurpose();
        var subject = mail.linkSubjectId();
        if (purpose == null || subject == null) {
            return Optional.of(mail);
        }
        return makers.stream()
                .filter(maker -> maker.purpose().equals(purpose))
                .findFirst()
                .flatMap(maker -> maker.make(subject))
                .map(path -> mail.withBody(mail.body().replace(Letter.LINK, properties.url(path))));
    }
}
