package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.LocalNode.Neighbour;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HyperBEAM's own tests of {@code dev_push} (semantics 21), on its aos image. */
class AosPushTest {
    private static final String PING_PONG = """
        Handlers.add("Ping",
          function (test) return true end,
          function (m)
            C = tonumber(m.Count)
            if C <= 2 then
              Send({ Target = ao.id, Action = "Ping", Count = C + 1 })
              print("Ping", C + 1)
            else
              print("Done.")
            end
          end
        )
        Send({ Target = ao.id, Action = "Ping", Count = 1 })
        """;
    private static final String REPLY = """
        Handlers.add("Reply",
          { Action = "Ping" },
          function (m)
            print("Replying to...")
            print(m.From)
            Send({ Target = m.From, Action = "Reply", Message = "Pong!" })
            print("Done.")
          end
        )
        """;
    private static final String PING = """
        Handlers.add("Pong",
          function (test) return true end,
          function (m)
            print("GOT PONG")
          end
        )
        Send({ Target = "REPLYING", Action = "Ping" })
        """;

    private ProcessImage image;
    private LocalNode node;

    @BeforeEach
    void load() throws ImageException {
        image = ImageLoader.load(new ImageSource("aos", Optional.empty(), RealImages.bytes("aos-2-pure-xs")));
        node = new LocalNode(Fixtures.options());
    }

    @Test
    void fullPush() {
        Neighbour process = spawned("aos");
        SlotRecord start = eval(process, PING_PONG);

        PushResult pushed = node.push(process.processId(), start, PushLimits.DEFAULT);

        List<SlotRecord> slots = delivered(pushed);
        assertThat(slots).extracting(SlotRecord::action).containsExactly("Ping", "Ping", "Ping");
        assertThat(slots.getLast().results().text("data")).contains("Done.");
    }

    @Test
    void multiProcessPush() {
        Neighbour replying = spawned("replying");
        Neighbour asking = spawned("asking");
        eval(replying, REPLY);
        SlotRecord start = eval(asking, PING.replace("REPLYING", replying.processId()));

        PushResult pushed = node.push(asking.processId(), start, PushLimits.DEFAULT);

        assertThat(replying.processId()).isNotEqualTo(asking.processId());
        List<SlotRecord> slots = delivered(pushed);
        assertThat(slots).extracting(SlotRecord::action).containsExactly("Ping", "Reply");
        assertThat(slots.getFirst().results().text("data").orElseThrow())
                .contains("Replying to...")
                .contains(asking.processId());
        assertThat(slots.getLast().results().text("data")).contains("GOT PONG");
    }

    @Test
    void whatGoesToAWalletIsNotDelivered() {
        Neighbour process = spawned("aos");
        SlotRecord start = eval(process, "Send({ Target = '" + Actors.OWNER + "', Data = 'hi' })");

        PushResult pushed = node.push(process.processId(), start, PushLimits.DEFAULT);

        assertThat(pushed.dispatches()).singleElement().satisfies(only -> {
            assertThat(only.target()).contains(Actors.OWNER);
            assertThat(((Undelivered) only.outcome()).cause()).isEqualTo(Cause.NOT_HERE);
        });
    }

    private Neighbour spawned(String name) {
        Neighbour process = node.add(name, image, ProcessDefinition.AOS);
        assertThat(process.session().spawn().runToEnd().status()).isEqualTo(SlotRecord.Status.OK);
        return process;
    }

    private static SlotRecord eval(Neighbour process, String code) {
        return process.session()
                .begin(MessageDraft.action("Eval").withData(code))
                .runToEnd();
    }

    private static List<SlotRecord> delivered(PushResult pushed) {
        return pushed.dispatches().stream()
                .map(one -> ((Delivered) one.outcome()).slot())
                .toList();
    }
}
