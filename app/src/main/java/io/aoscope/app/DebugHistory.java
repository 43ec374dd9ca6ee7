package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Edits;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.RecordedSlot;
import java.util.Optional;

/** The commands about slots and branches. */
final class DebugHistory {
    private final DebugState state;

    DebugHistory(DebugState state) {
        this.state = state;
    }

    void register(DebugConsole console) {
        console.add("slots", "the slots of the branch", (arguments, answer) -> slots(answer));
        console.add("calls [SLOT]", "every call of an import in a slot, with its answer", this::calls);
        console.add("branch NAME", "begins a branch here", this::branch);
        console.add("branches", "lists the branches", (arguments, answer) -> branches(answer));
        console.add("switch NAME", "goes to a branch", this::change);
        console.add("delete-branch NAME", "deletes a branch", this::delete);
        console.add(
                "set TARGET VALUE",
                "changes u8[…] to f64[…], bytes[…], $local, global.name, file PATH or host (the answer of the next"
                        + " call), in a branch",
                this::set);
    }

    private void slots(ObjectNode answer) {
        ArrayNode list = answer.putArray("slots");
        for (RecordedSlot slot : state.timeline().recording().slots()) {
            DebugJson.slot(list.addObject(), slot);
        }
    }

    private void calls(String arguments, ObjectNode answer) throws UserException {
        int slot = arguments.isBlank() ? state.at().slot() : (int) DebugJson.count(arguments, "a slot");
        if (!state.timeline().has(Point.start(slot))) {
            throw new UserException("there is no slot " + slot + "; slots lists them");
        }
        ArrayNode list = answer.putArray("calls");
        for (HostEntry call : state.timeline().index(slot).hostCalls()) {
            list.add(call.json());
        }
    }

    private void branch(String arguments, ObjectNode answer) throws UserException, HistoryException {
        if (arguments.isBlank()) {
            throw new UserException("a branch needs a name; write for example: branch other");
        }
        describe(state.history().branch(arguments.strip(), state.at()), answer);
    }

    private void branches(ObjectNode answer) {
        ArrayNode list = answer.putArray("branches");
        state.history().branches().forEach(branch -> describe(branch, list.addObject()));
        answer.put("current", state.history().branch().name());
    }

    private void change(String arguments, ObjectNode answer) throws HistoryException {
        state.history().goTo(arguments.strip());
        if (!state.timeline().has(state.at())
                || state.at().compareTo(state.timeline().last()) > 0) {
            state.at(state.timeline().last());
        }
        describe(state.history().branch(), answer);
    }

    private void delete(String arguments, ObjectNode answer) throws HistoryException {
        state.history().delete(arguments.strip());
        if (!state.timeline().has(state.at())) {
            state.at(state.timeline().last());
        }
        answer.put("deleted", arguments.strip());
    }

    private void set(String arguments, ObjectNode answer)
            throws UserException, HistoryException, BadLocationException, ExpressionException {
        Change change = Edits.read(arguments, state.moment(), state.frame(), state.module());
        describe(state.history().edit(state.at(), change), answer);
        Optional<RecordedSlot> slot = state.timeline().recording().last();
        slot.ifPresent(changed -> DebugJson.slot(answer, changed));
    }

    private static void describe(History.Branch branch, ObjectNode answer) {
        answer.put("branch", branch.name());
        branch.parent()
                .ifPresent(parent ->
                        answer.put("parent", parent).put("from", branch.from().toString()));
        answer.put("slots", branch.timeline().recording().slots().size());
    }
}
