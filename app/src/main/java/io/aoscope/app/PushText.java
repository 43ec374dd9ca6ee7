package io.aoscope.app;

import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Pushes as text for a person: what a slot caused stands indented below it. */
final class PushText {
    private final LocalNode node;
    private final PrintWriter out;

    PushText(LocalNode node, PrintWriter out) {
        this.node = node;
        this.out = out;
    }

    void print(List<Pushed> messages) {
        int width = node.processes().stream()
                .mapToInt(process -> process.name().length())
                .max()
                .orElse(0);
        for (Neighbour process : node.processes()) {
            out.println(process.name() + " ".repeat(width - process.name().length()) + "  " + process.processId() + "  "
                    + process.session().image().source().label());
        }
        for (Pushed message : messages) {
            out.println();
            slot("", "", message.receiver().processId(), message.slot(), message.pushed());
            message.pushed()
                    .warnings()
                    .forEach(warning -> out.println("warning " + warning.rule() + ": " + warning.message()));
            message.differences()
                    .forEach(difference -> out.println("not as expected: " + difference.what() + " is "
                            + difference.actual() + ", expected " + difference.expected()));
        }
        if (messages.isEmpty()) {
            out.println();
            out.println("The processes started. Send one something with --message NAME=Get.");
        }
        out.flush();
    }

    private void slot(String indent, String before, String processId, SlotRecord slot, PushResult pushed) {
        StringWriter text = new StringWriter();
        SlotText.slot(new PrintWriter(text), name(processId) + " ", slot);
        String head = indent + before;
        for (String line : text.toString().lines().toList()) {
            out.println((head + line).stripTrailing());
            head = indent;
        }
        pushed.of(processId, slot.slot()).forEach(dispatch -> dispatch(indent + "    ", dispatch, pushed));
    }

    private void dispatch(String indent, Dispatch dispatch, PushResult pushed) {
        String key = "out " + dispatch.origin().key() + " ";
        switch (dispatch.outcome()) {
            case Delivered(String receiver, SlotRecord slot) -> slot(indent, key + "-> ", receiver, slot, pushed);
            case Undelivered undelivered -> out.println(indent + key + "not delivered: " + undelivered.reason());
        }
    }

    private String name(String processId) {
        return node.find(processId).map(Neighbour::name).orElse(processId);
    }
}
