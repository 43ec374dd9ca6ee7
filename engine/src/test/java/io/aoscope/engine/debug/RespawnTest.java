package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.Respawned.Replayed;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RespawnTest {
    private static final MessageDraft COUNT = MessageDraft.action("Count");
    private static final int HANDLE = 6;

    private final DebugSession session =
            new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @AfterEach
    void close() {
        session.close();
    }

    private SlotRecord send() throws Exception {
        return await(session.send(COUNT, SendMode.RUN));
    }

    private Respawned respawn(Optional<ImageSource> image, RunChoice choice, boolean replay) throws Exception {
        return await(session.respawn(new Respawn(image, session.view().definition(), choice, replay)));
    }

    private void counted(int messages) throws Exception {
        await(session.open(Fixtures.source("debug/stepping")));
        for (int i = 0; i < messages; i++) {
            send();
        }
    }

    @Test
    void withoutReplayTheProcessIsAtItsBeginning() throws Exception {
        counted(2);
        Respawned done = respawn(Optional.empty(), RunChoice.STANDARD, false);
        assertThat(done.view().timeline()).hasSize(1);
        assertThat(send().results().text("data")).contains("1");
    }

    @Test
    void withReplayEveryMessageIsSentAgainAndAnswersTheSame() throws Exception {
        counted(2);
        Respawned done = respawn(Optional.empty(), RunChoice.STANDARD, true);
        assertThat(done.replayed()).hasSize(2);
        assertThat(done.changed()).isEmpty();
        assertThat(done.left()).isZero();
        assertThat(send().results().text("data")).contains("3");
    }

    @Test
    void b24StopPointsGoToWhatHasTheirNameInTheNewImageAndSayWhereThereIsNone() throws Exception {
        await(session.open(Fixtures.source("debug/stepping")));
        WasmModule old = session.view().image().orElseThrow().image().module();
        await(session.stops(List.of(
                StopPoints.plain(1, "handle", Locations.read("handle", old)),
                StopPoints.plain(2, "down+1", Locations.read("down+1", old)),
                StopPoints.plain(3, "trap", new Location.Trap()))));

        Respawned done = respawn(Optional.of(Fixtures.source("reply-ok-false")), RunChoice.STANDARD, false);
        WasmModule now = done.view().image().orElseThrow().image().module();

        assertThat(Locations.read("handle", now)).isNotEqualTo(Locations.read("handle", old));
        assertThat(done.view().stops())
                .extracting(StopPoint::location)
                .startsWith(Locations.read("handle", now))
                .endsWith(new Location.Trap());
        assertThat(done.view().stops().get(1).location())
                .isInstanceOfSatisfying(
                        Location.Gone.class,
                        gone -> assertThat(gone.why()).startsWith("the image has no function down; write a function"));
        Respawned back = respawn(Optional.of(Fixtures.source("debug/stepping")), RunChoice.STANDARD, false);
        assertThat(back.view().stops().get(1).location()).isEqualTo(Locations.read("down+1", old));
    }

    @Test
    void b24StopPointsWithoutAPlaceAreNotTakenToAnImageThatIsOpened() throws Exception {
        await(session.open(Fixtures.source("debug/stepping")));
        WasmModule old = session.view().image().orElseThrow().image().module();
        await(session.stops(List.of(
                StopPoints.plain(1, "handle", Locations.read("handle", old)),
                StopPoints.plain(2, "down+1", Locations.read("down+1", old)))));

        await(session.open(Fixtures.source("reply-ok-false")));

        assertThat(session.view().stops()).extracting(StopPoint::text).containsExactly("handle");
    }

    @Test
    void anotherImageShowsWhichAnswersChanged() throws Exception {
        counted(1);
        Respawned done = respawn(Optional.of(Fixtures.source("reply-ok-false")), RunChoice.STANDARD, true);
        Replayed first = done.changed().getFirst();
        assertThat(first.differences()).contains("error", "data");
        assertThat(first.before().results().text("data")).contains("1");
        assertThat(first.after().error()).isPresent();
    }

    @Test
    void aBadImageLeavesTheProcessAsItIs() throws Exception {
        counted(1);
        var damaged = new ImageSource("bad.wasm", Optional.of("bad.wasm"), new byte[] {0, 1, 2});
        assertThatThrownBy(() -> respawn(Optional.of(damaged), RunChoice.STANDARD, true))
                .cause()
                .isInstanceOf(ImageException.class);
        assertThat(session.view().run()).isEqualTo(RunState.IDLE);
        assertThat(send().results().text("data")).contains("2");
    }

    @Test
    void anotherProfileIsSeenInTheView() throws Exception {
        counted(0);
        var edge = new RunChoice(Profile.HYPERBEAM, NodeVersion.EDGE, TierChoice.AUTO);
        assertThat(respawn(Optional.empty(), edge, false).view().choice()).isEqualTo(edge);
    }

    @Test
    void aReplayPassesBreakpointsAndKeepsThem() throws Exception {
        counted(1);
        Breakpoint atHandle = new Breakpoint(HANDLE, 0);
        await(session.breakpoints(Set.of(atHandle)));
        Respawned done = respawn(Optional.empty(), RunChoice.STANDARD, true);
        assertThat(done.replayed()).hasSize(1);
        assertThat(done.view().breakpoints()).containsExactly(atHandle);
    }

    @Test
    void whatASnapshotUndidIsNotSentAgain() throws Exception {
        counted(1);
        String saved = await(session.saveSnapshot("one")).id();
        send();
        await(session.restoreSnapshot(saved));
        send();
        Respawned done = respawn(Optional.empty(), RunChoice.STANDARD, true);
        assertThat(done.replayed()).hasSize(2);
        assertThat(done.view().snapshots()).hasSize(1);
    }

    @Test
    void withoutAnImageDefinitionAndChoiceAreRemembered() throws Exception {
        ProcessDefinition call = ProcessDefinition.read(
                "{\"device-stack\":[\"wasm-64\"],\"function\":\"fac\",\"params\":[5.0]}", "p", Devices.standard());
        Respawned done = await(session.respawn(new Respawn(Optional.empty(), call, RunChoice.STANDARD, false)));
        assertThat(done.view().run()).isEqualTo(RunState.NO_IMAGE);
        assertThat(done.view().definition()).isEqualTo(call);
    }

    @Test
    void theTierCanBeChosenBetweenMessages() throws Exception {
        counted(1);
        await(session.tier(TierChoice.COMPILED));
        SlotRecord second = send();
        assertThat(second.tier()).isEqualTo(SlotRecord.COMPILED);
        assertThat(second.results().text("data")).contains("2");
    }
}
