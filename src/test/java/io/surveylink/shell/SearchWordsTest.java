package io.surveylink.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void everyWordMustBeInTheNameWhateverItsCaseWidthOrOrder() {
        assertThat(new SearchWords("satis CUST").isIn("Customer satisfaction")).isTrue();
        assertThat(new SearchWords("ＮＰＳ　調査").isIn("調査 nps 2026")).isTrue();
        assertThat(new SearchWords("satis pulse").isIn("Customer satisfaction")).isFalse();
        assertThat(new SearchWords("  ").isBlank()).isTrue();
    }

    @Test
    void aPhraseIsHeardWhileItIsBeingTypedAndInTheMiddleOfASentence() {
        var phrases = List.of("not working", "届かない");

        assertThat(new SearchWords("Not wor").says(phrases)).isTrue();
        assertThat(new SearchWords("why is it not working?").says(phrases)).isTrue();
        assertThat(new SearchWords("回答が届かない").says(phrases)).isTrue();
        assertThat(new SearchWords("届").says(phrases)).isTrue();
        assertThat(new SearchWords("no").says(phrases)).isFalse();
        assertThat(new SearchWords("working").says(phrases)).isFalse();
        assertThat(new SearchWords("").says(phrases)).isFalse();
    }

    @Test
    void whatIsBesideAPhraseIsLeft() {
        assertThat(new SearchWords("Pulse not working").without("not working").text())
                .isEqualTo("pulse");
    }
}
