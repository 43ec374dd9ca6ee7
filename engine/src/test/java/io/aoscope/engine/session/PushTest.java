package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.Shows;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.Push.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules N1 to N11 of {@code docs/semantics/push.md}, on slots made up. */
class PushTest {
    private static final Message DEFINITION = Message.builder()
            .put("type", "Process")
            .put("scheduler", "S")
            .put("authority", "A")
            .build();
    private static final Directory HERE =
            id -> id.equals("alice") || id.equals("bob") ? Optional.of(DEFINITION) : Optional.empty();

    @Test
    void n1WhatAMessageCausesGoesBeforeItsSendersNext() {
        SlotRecord start = slot(1, to("bob", "first"), to("bob", "second"));
        List<String> order = new ArrayList<>();

        PushResult pushed = run(all(standard(), start), next -> {
            order.add(action(next));
            return action(next).equals("first") ? slot(1, to("alice", "caused")) : slot(order.size());
        });

        assertThat(order).containsExactly("first", "caused", "second");
        assertThat(pushed.dispatches())
                .extracting(one -> one.origin().processId())
                .containsExactly("alice", "bob", "alice");
        assertThat(pushed.of("bob", 1)).hasSize(1);
    }

    @Test
    @Shows("push-order")
    void n2StandardPushesInTheOrderOfTheOutboxAndWarns() {
        List<String> order = new ArrayList<>();

        PushResult pushed = run(all(standard(), eleven()), next -> answer(order, next));

        assertThat(order).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThat(pushed.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.rule()).isEqualTo("push-order");
            assertThat(warning.message()).contains("11 messages").contains("1, 10, 11, 2");
        });
    }

    @Test
    void n2HyperbeamPushesInTheOrderOfTheKeysAsText() {
        List<String> order = new ArrayList<>();

        PushResult pushed = run(all(hyperbeam(), eleven()), next -> answer(order, next));

        assertThat(order).containsExactly("1", "10", "11", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(pushed.warnings()).isEmpty();
    }

    @Test
    void n3TheNodeSetsFourKeysAndKeepsTheRest() {
        Message sent = to("bob", "Hi")
                .put("Variant", Binary.of("ao.TN.1"))
                .put("from-process", Binary.of("somebody else"))
                .put("from-image", Binary.of("I"))
                .put("X-Num", Value.of(7))
                .put("anchor", Binary.of("00"));

        Delivery delivery = all(standard(), slot(1, sent)).next().orElseThrow().delivery();

        assertThat(delivery.body())
                .isEqualTo(Message.builder()
                        .put("target", "bob")
                        .put("action", "Hi")
                        .put("variant", "ao.N.1")
                        .put("from-process", "alice")
                        .put("from-image", "I")
                        .put("x-num", 7)
                        .put("anchor", "00")
                        .put("data-protocol", "ao")
                        .put("type", "Message")
                        .build());
        assertThat(delivery.origin()).isEqualTo(new Origin("alice", 1, "1"));
    }

    @Test
    void n4EdgeTellsMoreOfTheSender() {
        Message body = all(edge(), slot(1, to("bob", "Hi")))
                .next()
                .orElseThrow()
                .delivery()
                .body();

        assertThat(body.text("from-scheduler")).contains("S");
        assertThat(body.text("from-authority")).contains("A");
        assertThat(body.text("from-uncommitted")).contains(MessageIds.unsignedId(DEFINITION));
        assertThat(body.text("from-base")).contains(MessageIds.unsignedId(Message.of("type", Binary.of("Process"))));
        assertThat(body.text("from-process")).contains("alice");
    }

    @Test
    void n6AMessageWithoutTargetIsNotDelivered() {
        SlotRecord start = slot(1, Message.of("action", Binary.of("Hi")));

        assertThat(undelivered(all(hyperbeam(), start)))
                .isEqualTo(new Undelivered(
                        Cause.NO_TARGET,
                        OptionalInt.of(422),
                        "it names no target (on HyperBEAM: 422, No target process found.). Give it a Target, the id of"
                                + " a process"));
        assertThat(undelivered(all(edge(), start)).status()).hasValue(404);
    }

    @Test
    void n7AMessageToNobodyHereIsNotDelivered() {
        Undelivered result = undelivered(all(standard(), slot(1, to("carol", "Hi"))));

        assertThat(result.cause()).isEqualTo(Cause.NOT_HERE);
        assertThat(result.status()).hasValue(404);
        assertThat(result.reason()).startsWith("no such process here: no process of this session has the id carol");
    }

    @Test
    void n7TheOwnerIsTold() {
        assertThat(undelivered(all(standard(), slot(1, to(Actors.OWNER, "Hi")))).reason())
                .contains("is the address of the owner, who is no process");
    }

    @Test
    @Shows("push-failure")
    void n8StandardGoesOnAfterAFailureAndWarns() {
        SlotRecord start = slot(1, to("bob", "fails"), to("bob", "follows"));

        PushResult pushed = run(all(standard(), start), next -> action(next).equals("fails") ? failed(1) : slot(2));

        assertThat(pushed.dispatches()).extracting(Dispatch::outcome).hasOnlyElementsOfType(Delivered.class);
        assertThat(pushed.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.rule()).isEqualTo("push-failure");
            assertThat(warning.message()).contains("slot 1 of bob failed").contains("1 message still waiting");
        });
    }

    @Test
    void n8HyperbeamEndsWithTheFailure() {
        SlotRecord start = slot(1, to("bob", "fails"), to("bob", "follows"));

        PushResult pushed = run(all(hyperbeam(), start), next -> failed(1));

        assertThat(pushed.dispatches()).hasSize(2);
        Undelivered last = (Undelivered) pushed.dispatches().getLast().outcome();
        assertThat(last.cause()).isEqualTo(Cause.ENDED);
        assertThat(last.reason()).isEqualTo("the push ended with the failure of slot 1 of bob");
    }

    @Test
    void n8ASlotThatIsStoppedEndsThePush() {
        SlotRecord start = slot(1, to("bob", "stopped"), to("bob", "follows"));

        PushResult pushed = run(all(standard(), start), next -> ended(1, SlotRecord.Status.STOPPED));

        assertThat(((Undelivered) pushed.dispatches().getLast().outcome()).reason())
                .isEqualTo("the push was stopped in slot 1 of bob");
    }

    @Test
    @Shows("push-endless")
    void n9ProcessesThatAnswerEachOtherAreStoppedAndThatIsTold() {
        Push push = Push.all(HERE, standard(), new PushLimits(3, 1000), "alice", slot(1, to("bob", "Ping")));
        int[] slots = {1};

        PushResult pushed = run(push, next -> slot(slots[0]++, to(other(next), "Ping")));

        assertThat(pushed.dispatches()).hasSize(4);
        Undelivered last = (Undelivered) pushed.dispatches().getLast().outcome();
        assertThat(last.cause()).isEqualTo(Cause.LIMIT);
        assertThat(last.reason()).startsWith("the push is 3 hops from its first slot, its limit");
        assertThat(pushed.warnings()).extracting(SlotWarning::rule).containsExactly("push-endless");
    }

    @Test
    void n9APushThatSpreadsIsStoppedByItsDeliveries() {
        Push push = Push.all(HERE, standard(), new PushLimits(64, 5), "alice", slot(1, to("bob", "a"), to("bob", "b")));
        int[] slots = {1};

        PushResult pushed = run(push, next -> slot(slots[0]++, to(other(next), "a"), to(other(next), "b")));

        assertThat(pushed.dispatches())
                .filteredOn(one -> one.outcome() instanceof Delivered)
                .hasSize(5);
        assertThat(pushed.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("5 deliveries"));
    }

    @Test
    void n9ALimitIsAtLeastOne() {
        assertThatThrownBy(() -> new PushLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void n10EdgeWouldEvaluateAMessageWithResolve() {
        Message sent = to("bob", "Hi").put("resolve", Binary.of("/~relay@1.0/call"));

        assertThat(undelivered(all(edge(), slot(1, sent))).cause()).isEqualTo(Cause.NOT_EVALUATED);
        assertThat(all(hyperbeam(), slot(1, sent)).next()).isPresent();
    }

    @Test
    void n11NothingButTheOutboxIsPushed() {
        Message results = Message.of("spawns", Message.of("1", to("bob", "Spawn")), "outbox", Message.EMPTY);

        PushResult pushed = run(all(standard(), slot(1, SlotRecord.Status.OK, results)), next -> slot(1));

        assertThat(pushed.dispatches()).isEmpty();
    }

    @Test
    void oneMessageAloneIsDeliveredAndNothingThatComesOfIt() {
        Push push = Push.one(HERE, standard(), "alice", slot(1, to("bob", "first"), to("bob", "second")), "2");

        PushResult pushed = run(push, next -> slot(1, to("alice", "answer")));

        assertThat(pushed.dispatches())
                .singleElement()
                .satisfies(only -> assertThat(only.origin()).isEqualTo(new Origin("alice", 1, "2")));
    }

    @Test
    void aPushThatIsEndedDeliversNeitherWhatRunsNorWhatWaits() {
        Push push = all(standard(), slot(1, to("bob", "a"), to("bob", "b")));
        push.next();

        push.end("stopped by the user");

        assertThat(push.next()).isEmpty();
        assertThat(push.result().dispatches())
                .extracting(one -> ((Undelivered) one.outcome()).reason())
                .containsExactly("stopped by the user", "stopped by the user");
    }

    private static SlotRecord answer(List<String> order, Next next) {
        order.add(action(next));
        return slot(order.size());
    }

    private static SlotRecord eleven() {
        return slot(
                1,
                IntStream.rangeClosed(1, 11)
                        .mapToObj(number -> to("bob", "" + number))
                        .toArray(Message[]::new));
    }

    private static PushResult run(Push push, Function<Next, SlotRecord> receiver) {
        for (var next = push.next(); next.isPresent(); next = push.next()) {
            push.ended(receiver.apply(next.get()));
        }
        return push.result();
    }

    private static Undelivered undelivered(Push push) {
        assertThat(push.next()).isEmpty();
        return (Undelivered) push.result().dispatches().getFirst().outcome();
    }

    private static String action(Next next) {
        return next.delivery().body().text("action").orElseThrow();
    }

    private static String other(Next next) {
        return next.target().equals("alice") ? "bob" : "alice";
    }

    private static Push all(SessionOptions options, SlotRecord start) {
        return Push.all(HERE, options, PushLimits.DEFAULT, "alice", start);
    }

    private static Message to(String target, String action) {
        return Message.of("target", Binary.of(target), "Action", Binary.of(action));
    }

    private static SlotRecord slot(int number, Message... sent) {
        return ended(number, SlotRecord.Status.OK, sent);
    }

    private static SlotRecord failed(int number) {
        return ended(number, SlotRecord.Status.ERROR);
    }

    private static SlotRecord ended(int number, SlotRecord.Status status, Message... sent) {
        Message.Builder outbox = Message.builder();
        for (int i = 0; i < sent.length; i++) {
            outbox.put("" + (i + 1), sent[i]);
        }
        return slot(number, status, Message.of("outbox", outbox.build()));
    }

    private static SlotRecord slot(int number, SlotRecord.Status status, Message results) {
        return new SlotRecord(
                number,
                "made up",
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty(),
                results,
                Message.EMPTY,
                "",
                "",
                OptionalLong.empty(),
                Optional.empty(),
                Duration.ZERO,
                SlotRecord.STEPPING,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static SessionOptions standard() {
        return Fixtures.options();
    }

    private static SessionOptions hyperbeam() {
        return Fixtures.options().withProfile(Profile.HYPERBEAM);
    }

    private static SessionOptions edge() {
        return hyperbeam().withVersion(NodeVersion.EDGE);
    }
}
