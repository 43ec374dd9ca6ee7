package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.workbench.DockLayout.Area;
import io.aoscope.ui.workbench.DockLayout.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockLayoutTest {
    @Test
    void aLayoutOfTwoWindowsIsReadAsItWasWritten() {
        var tabs = new Area.Tabs(List.of("image", "samples"), "samples");
        var split = new Area.Split(true, List.of(0.25), List.of(tabs, new Area.Tabs(List.of("code"), "code")));
        var layout = new DockLayout(List.of(
                new Placed(10, 20, 1400, 900, true, split),
                new Placed(-5, 0, 300, 200, false, new Area.Tabs(List.of("memory"), "memory"))));

        assertThat(DockLayout.parse(layout.text())).contains(layout);
    }

    @Test
    void theStandardLayoutIsReadAsItWasWritten() {
        assertThat(DockLayout.parse(DockLayout.standard().text())).contains(DockLayout.standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "rubbish", "1,2,3 ( a )", "1,2,300,400,false h[ 0.5 ( a )", "1,2,0,0,false ( a )"})
    void whatIsNoLayoutIsNone(String text) {
        assertThat(DockLayout.parse(text)).isEmpty();
    }
}
