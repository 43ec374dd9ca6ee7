package io.aoscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Bookmarks;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import org.junit.jupiter.api.Test;

class ZoomViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final Bookmarks bookmarks = model.bookmarks();
    private final ZoomViewModel view;

    ZoomViewModelTest() {
        Recorded.counter(session, "Inc", "Inc");
        view = new ZoomViewModel(model);
    }

    @Test
    void theSessionShowsEachMessageAndTheFocusInIt() {
        assertThat(view.bars()).hasSize(3);
        assertThat(view.title().get()).isEqualTo("All messages");
        assertThat(view.playhead().orElseThrow()).isEqualTo(1);
        model.follow(new Link.Time("s1.start"));

        assertThat(view.playhead().orElseThrow()).isCloseTo(1 / 3.0, within(0.001));
    }

    @Test
    void zoomingInShowsAMessageWithItsDevicesThenItsInstructions() {
        view.zoomIn(0.5);
        assertThat(view.title().get()).startsWith("s1.start to s1.end, ");
        assertThat(view.spans()).extracting(ZoomViewModel.Span::device).contains("json-iface", "wasm-64");
        assertThat(view.pages()).isNotEmpty();
        long whole = view.shown().get().stops();
        for (int i = 0; i < 12; i++) {
            view.zoomIn(0.5);
        }

        assertThat(view.shown().get().stops()).isEqualTo(16).isLessThan(whole);
    }

    @Test
    void zoomingOutEndsAtTheSession() {
        view.zoomIn(0.5);
        view.zoomIn(0.2);
        for (int i = 0; i < 6; i++) {
            view.zoomOut(0.5);
        }

        assertThat(view.shown().get().index()).isEmpty();
    }

    @Test
    void aPlaceOnShowIsGoneTo() {
        view.zoomIn(0.5);
        view.goTo(0);
        assertThat(at()).isEqualTo("s1.start");
        view.goTo(0.5);
        assertThat(at()).startsWith("s1.p");
        assertThat(view.playhead().orElseThrow()).isCloseTo(0.5, within(0.01));
        view.goTo(1);

        assertThat(at()).isEqualTo("s1.end");
    }

    @Test
    void whatComesLaterIsShownAndNothingBeyondTheEnd() {
        view.zoomIn(0.5);
        view.zoomIn(0);
        view.pan(0.5);
        assertThat(view.shown().get().from()).isPositive();
        view.pan(100);

        assertThat(view.shown().get().to())
                .isEqualTo(view.shown().get().index().orElseThrow().end());
    }

    @Test
    void bookmarksStandWhereTheyAreAndLeadThere() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        bookmarks.add(" the count ");
        model.follow(new Link.Time("s2.end"));
        assertThat(view.marks()).hasSize(1);
        assertThat(view.marks().getFirst().bookmark().note()).isEqualTo("the count");
        bookmarks.previous();

        assertThat(at()).isEqualTo("s1.p1.wasm-64+10");
        bookmarks.atFocus().ifPresent(bookmarks::forget);
        assertThat(view.marks()).isEmpty();
    }

    private String at() {
        return model.picture().get().point().orElseThrow().toString();
    }
}
