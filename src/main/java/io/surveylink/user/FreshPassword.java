package io.surveylink.user;

/** Asks for the actor's own password once more, before what takes effect on others at once. */
public interface FreshPassword {

    /**
     * Looks at the password outside of any transaction: that takes a quarter of a second on purpose.
     *
     * @throws io.surveylink.common.DomainException PASSWORD_WRONG; SIGN_IN_THROTTLED with the seconds to wait
     */
    void require(Actor actor, String password);
}
