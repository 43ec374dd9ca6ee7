package io.aoscope.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.session.MessageDraft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads commands and answers each with one line of JSON. An error is an answer too, and never the end. */
final class DebugConsole {
    private final DebugState state;
    private final PrintWriter out;
    private final Map<String, Entry> commands = new LinkedHashMap<>();
    private boolean failed;

    /** What a command does, given the rest of its line; it fills in the answer. */
    interface Action {
        void run(String arguments, ObjectNode answer)
                throws UserException, BadCoordinateException, BadLocationException, ExpressionException,
                        HistoryException;
    }

    /**
     * A command.
     *
     * @param usage as help shows it
     */
    record Entry(String usage, String does, Action action) {}

    DebugConsole(DebugState state, PrintWriter out) {
        this.state = state;
        this.out = out;
        new DebugMoves(state).register(this);
        new DebugStops(state).register(this);
        new DebugLooks(state).register(this);
        new DebugHistory(state).register(this);
        new DebugReports(state).register(this);
        add("help", "lists the commands", (arguments, answer) -> help(answer));
        add("quit", "ends", (arguments, answer) -> {});
    }

    /** Adds a command; the first word of its usage is its name. */
    void add(String usage, String does, Action action) {
        commands.put(usage.split(" ", 2)[0], new Entry(usage, does, action));
    }

    /** Spawns the process and sends messages, each answered as {@code send} answers. */
    void begin(List<MessageDraft> drafts) {
        if (state.timeline().recording().slots().isEmpty()) {
            state.history().spawn();
        }
        state.at(state.timeline().last());
        for (MessageDraft draft : drafts) {
            answer(reply -> {
                state.history().send(draft, state.timeline().last(), "");
                state.at(state.timeline().last());
                DebugJson.slot(reply, state.timeline().recording().slots().getLast());
            });
        }
    }

    /** Until the commands end or one of them is {@code quit}; whether all were carried out. */
    boolean run(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.strip();
            if (command.isEmpty() || command.startsWith("#")) {
                continue;
            }
            String[] words = command.split("\\s+", 2);
            answer(reply -> carryOut(words[0].toLowerCase(Locale.ROOT), words.length == 2 ? words[1] : "", reply));
            if (words[0].equals("quit")) {
                break;
            }
        }
        return !failed;
    }

    private interface Work {
        void run(ObjectNode reply)
                throws UserException, BadCoordinateException, BadLocationException, ExpressionException,
                        HistoryException;
    }

    private void carryOut(String name, String arguments, ObjectNode reply)
            throws UserException, BadCoordinateException, BadLocationException, ExpressionException, HistoryException {
        Entry entry = commands.get(name);
        if (entry == null) {
            throw new UserException("unknown command " + name + "; help lists the commands");
        }
        entry.action().run(arguments, reply);
    }

    private void answer(Work work) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("ok", true).put("at", "");
        try {
            work.run(reply);
            reply.put("at", state.at().toString());
        } catch (UserException
                | BadCoordinateException
                | BadLocationException
                | ExpressionException
                | HistoryException e) {
            reply = error(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            reply = error("AOScope made a mistake: " + e + ". Please report it with the image and the commands");
        }
        out.println(reply);
        out.flush();
    }

    private ObjectNode error(String message) {
        failed = true;
        return JsonNodeFactory.instance.objectNode().put("ok", false).put("error", message);
    }

    private void help(ObjectNode answer) {
        ObjectNode list = answer.putObject("commands");
        commands.values().forEach(entry -> list.put(entry.usage(), entry.does()));
    }
}
