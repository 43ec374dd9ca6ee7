package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.vm.MachineLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsFormTest {
    @Test
    void limitsAreReadAsTheyWereWritten() {
        var limits = new RunLimits(MachineLimits.DEFAULT.withMaxCallDepth(77).withOperandStackBytes(65_536), 12);

        assertThat(LimitsForm.read(LimitsForm.texts(limits))).isEqualTo(limits);
        assertThat(LimitsForm.read(LimitsForm.texts(RunLimits.DEFAULT))).isEqualTo(RunLimits.DEFAULT);
    }

    @Test
    void thousandsMayBeDividedAndNoLimitIsEmpty() {
        Map<String, String> texts = LimitsForm.texts(RunLimits.DEFAULT);
        texts.put(LimitsForm.INSTRUCTIONS, "1,000 000");
        assertThat(LimitsForm.read(texts).instructions()).isEqualTo(1_000_000);

        texts.put(LimitsForm.INSTRUCTIONS, " ");
        assertThat(LimitsForm.read(texts).instructions()).isEqualTo(SessionOptions.NO_LIMIT);
    }

    @Test
    void whatIsNoNumberIsToldWithItsField() {
        Map<String, String> texts = LimitsForm.texts(RunLimits.DEFAULT);
        texts.put(LimitsForm.PAGES, "many");

        assertThatThrownBy(() -> LimitsForm.read(texts)).hasMessage("Pages: “many” is no number from 0 to 2147483647");
    }

    @Test
    void settingsKeepThemAndForgetWhatCannotBeRead() {
        Preferences preferences = Preferences.inMemory();
        var limits = new RunLimits(MachineLimits.DEFAULT.withMaxPages(5), 12);
        new Settings(preferences).limits(limits);

        assertThat(new Settings(preferences).limits()).isEqualTo(limits);
        preferences.put("limits", "max-pages many");
        assertThat(new Settings(preferences).limits()).isEqualTo(RunLimits.DEFAULT);
    }

    @Test
    void compiledCodeIsKeptUnlessThatIsSwitchedOff() {
        var settings = new Settings(Preferences.inMemory());
        assertThat(settings.keepCode()).isTrue();

        settings.keepCode(false);
        assertThat(settings.keepCode()).isFalse();
    }
}
