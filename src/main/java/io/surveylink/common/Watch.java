package io.surveylink.common;

/** Somebody who is told of changes; no more once it is closed. */
public interface Watch extends AutoCloseable {

    @Override
    void close();
}
