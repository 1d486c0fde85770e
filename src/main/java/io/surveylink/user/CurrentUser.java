package io.surveylink.user;

/** The signed-in user of the request or UI at hand. */
public interface CurrentUser {

    /** @throws IllegalStateException if nobody is signed in, which the security configuration rules out for views */
    UserProfile profile();

    /** Short for {@code profile().asActor()}, read afresh so that a changed role or state counts at the next click. */
    default Actor actor() {
        return profile().asActor();
    }
}
