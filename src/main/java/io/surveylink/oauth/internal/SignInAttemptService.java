package io.surveylink.oauth.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.oauth.SignInAttempts;
import io.surveylink.oauth.SignInRequest;
import io.surveylink.oauth.internal.AttemptRepository.Attempt;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class SignInAttemptService implements SignInAttempts {

    private final AttemptRepository attempts;
    private final Transactions transactions;
    private final Clock clock;

    SignInAttemptService(AttemptRepository attempts, Transactions transactions, Clock clock) {
        this.attempts = attempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<SignInAttempt> unfinished(UserId user) {
        return transactions
                .read(() -> attempts.findLatest(user))
                .filter(attempt -> attempt.usedAt() == null)
                .filter(attempt -> attempt.keptUntil().isAfter(clock.instant()))
                .map(Attempt::open);
    }

    @Override
    public SignInRequest requestOf(UserId user, SignInAttemptId id) {
        return transactions
                .read(() -> attempts.find(user, id))
                .map(Attempt::request)
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    @Override
    public void giveUp(UserId user, SignInAttemptId id) {
        transactions.write(
                () -> attempts.find(user, id).ifPresent(attempt -> attempts.use(attempt.id(), clock.instant())));
    }
}
