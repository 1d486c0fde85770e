package io.surveylink.notification;

import java.util.Optional;

/** SPI: makes the secret link of a {@link Letters.Letter} at the moment that it leaves, so that no table holds it. */
public interface SecretLinks {

    /** The letters that are its. */
    String purpose();

    /**
     * Called in the transaction that records the attempt; each attempt has a link of its own.
     *
     * @return a path inside the console; empty if the letter is not wanted any more
     */
    Optional<String> make(long subjectId);
}
