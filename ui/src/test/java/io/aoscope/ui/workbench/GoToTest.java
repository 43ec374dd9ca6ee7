package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.model.Link;
import org.junit.jupiter.api.Test;

class GoToTest {
    private static final SessionView SESSION =
            Views.idle(Views.entry(Views.ok(1, "Inc")), Views.entry(Views.ok(2, "Get")));

    @Test
    void hexIsAnAddressOfAllSixtyFourBits() {
        assertThat(GoTo.find("0xffffffffffffffff", SESSION)).contains(new Link.Memory(-1, 1));
    }

    @Test
    void aNumberOrANameIsAFunction() {
        assertThat(GoTo.find("13", SESSION)).contains(new Link.Code(13, 0));
        assertThat(GoTo.find("handle", SESSION)).contains(new Link.Code(13, 0));
    }

    @Test
    void aCoordinateIsAPointInTime() {
        assertThat(GoTo.find(" s2.p1.wasm-64+48213", SESSION)).contains(new Link.Time("s2.p1.wasm-64+48213"));
        assertThat(GoTo.find("s2+50%", SESSION)).contains(new Link.Time("s2+50%"));
    }

    @Test
    void whatIsNotThereIsNowhere() {
        assertThat(GoTo.find("99999", SESSION)).isEmpty();
        assertThat(GoTo.find("s", SESSION)).isEmpty();
        assertThat(GoTo.find("@0xfffffff", SESSION)).isEmpty();
    }
}
