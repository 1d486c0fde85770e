package io.surveylink.user.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Role;
import io.surveylink.user.Users;
import io.surveylink.user.Users.NewUser;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;

@SurveylinkTest
@ExtendWith(OutputCaptureExtension.class)
class SetupTest {

    private static final NewUser SOMEBODY =
            new NewUser("first@example.com", "First", "long enough", Role.ADMIN, Locale.ENGLISH);

    @Autowired
    Users users;

    @Autowired
    UserRepository repository;

    @Autowired
    Fixtures fixtures;

    @Test
    void nobodyBecomesFirstAdminOnceSomebodyIsThere() {
        fixtures.member();

        assertThat(users.needsFirstAdmin()).isFalse();
        assertThatThrownBy(() -> users.createFirstAdmin(SOMEBODY, ""))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETUP_DONE));
        assertThat(users.findByEmail(SOMEBODY.email())).isEmpty();
    }

    @Test
    void developmentAsksNoCode() {
        assertThat(users.asksSetupCode()).isFalse();
        assertThat(new SetupCode(new StandardEnvironment(), repository).matches(""))
                .isTrue();
    }

    @Test
    void productionTakesOnlyTheCodeThatItKeeps(CapturedOutput log) {
        fixtures.member();
        var production = new StandardEnvironment();
        production.setActiveProfiles("prod");
        var code = new SetupCode(production, repository);

        assertThat(code.isAsked()).isTrue();
        assertThat(code.matches("")).isFalse();
        assertThat(code.matches("guessed")).isFalse();
        code.print();
        assertThat(log).as("printed only while nobody is there").doesNotContain("setup code");
    }
}
