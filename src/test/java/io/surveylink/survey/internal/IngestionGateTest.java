package io.surveylink.survey.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IngestionGateTest {

    private final IngestionGate gate = new IngestionGate(1, Duration.ZERO);

    @Test
    void whoFindsNoRoomIsAskedToComeAgain() {
        assertThatThrownBy(() -> gate.pass(() -> gate.pass(() -> "second")))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
    }

    @Test
    void roomIsGivenBackWhateverHappens() {
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(gate.pass(() -> "next")).isEqualTo("next");
    }
}
