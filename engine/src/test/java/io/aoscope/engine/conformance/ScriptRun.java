package io.aoscope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the commands of one script in order, on one machine. */
final class ScriptRun {
    private static final long MAX_INSTRUCTIONS = 500_000_000;

    private static final String RELAXED = "relaxed SIMD";

    private final Suite suite;
    private final String script;
    private final Caller caller;
    private final Machine machine = new Machine(MachineLimits.DEFAULT);
    private final Map<String, Instance> named = new HashMap<>();
    private final Map<String, Instance> registered = new HashMap<>();
    private @Nullable Instance current;
    private @Nullable String definition;
    /** Why there is no current instance. */
    private String missing = "no module came before";

    /** Runs a call to its end, or until it has taken too long. */
    interface Caller {
        Stop call(Machine machine, FunctionHandle function, long... arguments);
    }

    /**
     * @param pieceLength instructions after which a call is stopped and continued
     */
    ScriptRun(Suite suite, String script, long pieceLength) {
        this(suite, script, (machine, function, arguments) -> {
            machine.begin(function, arguments);
            return finish(machine, pieceLength);
        });
    }

    ScriptRun(Suite suite, String script, Caller caller) {
        this.caller = caller;
        this.suite = suite;
        this.script = script;
        try {
            registered.put("spectest", machine.instantiate(load(Spectest.module()), wanted -> Optional.empty()));
        } catch (Refused | LinkException e) {
            throw new IllegalStateException("the spectest module is wrong", e);
        }
    }

    /** A module that was refused before linking. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean malformed;

        private Refused(String reason, boolean malformed) {
            super(reason);
            this.malformed = malformed;
        }

        private String reason() {
            return String.valueOf(getMessage());
        }

        private boolean relaxed() {
            return reason().startsWith(RELAXED);
        }
    }

    /** What an action needs is not there, because a command before was left out. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        private Missing(String reason) {
            super(reason);
        }
    }

    Outcome run(JsonNode command) {
        if (command.path("module_type").asText().equals("text")) {
            return new Outcome.LeftOut(
                    "text format: what cannot be written as a binary, which is all that AOScope reads");
        }
        try {
            return switch (command.path("type").asText()) {
                case "module" -> module(command);
                case "register" -> register(command);
                case "action" -> action(command);
                case "assert_return" -> assertReturn(command);
                case "assert_trap", "assert_exhaustion" -> assertTrap(command);
                case "assert_exception" -> assertException(command);
                case "assert_malformed", "assert_invalid" -> assertRefused(command);
                case "assert_unlinkable" -> assertUnlinkable(command);
                case "assert_uninstantiable" -> assertUninstantiable(command);
                default -> new Outcome.LeftOut("unknown command");
            };
        } catch (Missing e) {
            return new Outcome.LeftOut(String.valueOf(e.getMessage()));
        } catch (Refused e) {
            return e.relaxed()
                    ? new Outcome.LeftOut("relaxed SIMD is not supported")
                    : new Outcome.Failed("refused: " + e.reason());
        } catch (LinkException e) {
            return new Outcome.Failed("not linked: " + e.getMessage());
        } catch (RuntimeException e) {
            return new Outcome.Failed("broke the engine: " + e);
        } finally {
            machine.abandon();
        }
    }

    private static WasmModule load(byte[] bytes) throws Refused {
        try {
            WasmModule module = WasmReader.read(bytes);
            Validator.validate(module);
            return module;
        } catch (MalformedModuleException e) {
            throw new Refused(e.reason(), true);
        } catch (InvalidModuleException e) {
            throw new Refused(e.reason(), false);
        }
    }

    /** The trap of instantiating a module or of its start function; null where there is none. */
    private @Nullable String instantiate(String file, @Nullable String name) throws Refused, LinkException, Missing {
        current = null;
        WasmModule module;
        try {
            module = load(suite.file(script, file));
        } catch (Refused e) {
            missing = e.relaxed() ? "its module needs relaxed SIMD" : "its module was refused";
            throw e;
        }
        missing = "its module was not instantiated";
        Instance instance;
        try {
            instance = machine.instantiate(
                    module,
                    wanted -> Optional.ofNullable(registered.get(wanted.module()))
                            .flatMap(exporter -> exporter.export(wanted.name())));
        } catch (TrapException e) {
            return e.message();
        }
        if (instance.start().isPresent()) {
            Stop stop = caller.call(machine, instance.start().get());
            if (stop instanceof Stop.Trapped(Trap trap)) {
                return trap.message();
            }
        }
        current = instance;
        if (name != null) {
            named.put(name, instance);
        }
        return null;
    }

    private Outcome module(JsonNode command) throws Refused, LinkException, Missing {
        String file = command.path("filename").asText();
        if (command.has("definition")) {
            load(suite.file(script, file));
            definition = file;
            return new Outcome.Passed();
        }
        String trap =
                instantiate(file, command.has("name") ? command.path("name").asText() : null);
        return trap == null ? new Outcome.Passed() : new Outcome.Failed("trapped: " + trap);
    }

    private Outcome register(JsonNode command) throws Refused, LinkException, Missing {
        String name = command.has("name") ? command.path("name").asText() : null;
        if (name != null && !named.containsKey(name) && definition != null) {
            // wast2json drops (module instance $name $definition), which stands before this.
            instantiate(definition, name);
        }
        registered.put(command.path("as").asText(), instance(name));
        return new Outcome.Passed();
    }

    private Instance instance(@Nullable String name) throws Missing {
        Instance instance = name == null ? current : named.get(name);
        if (instance == null) {
            throw new Missing(name == null ? missing : "there is no module " + name);
        }
        return instance;
    }

    /** Runs an action to its end; a global is a call that returned. */
    private Stop perform(JsonNode action) throws Missing {
        Instance instance =
                instance(action.has("module") ? action.path("module").asText() : null);
        String field = action.path("field").asText();
        Extern export = instance.export(field).orElseThrow(() -> new IllegalArgumentException("no export " + field));
        if (action.path("type").asText().equals("get")) {
            return new Stop.Completed(Values.bits(((GlobalInstance) export).value()));
        }
        return caller.call(machine, (FunctionHandle) export, Values.arguments(action.path("args")));
    }

    private static Stop finish(Machine machine, long pieceLength) {
        Stop stop = machine.run(Math.min(pieceLength, MAX_INSTRUCTIONS));
        while (stop instanceof Stop.BudgetSpent && machine.instructions() < MAX_INSTRUCTIONS) {
            stop = machine.run(Math.min(pieceLength, MAX_INSTRUCTIONS));
        }
        return stop;
    }

    private Outcome action(JsonNode command) throws Missing {
        Stop stop = perform(command.path("action"));
        return stop instanceof Stop.Completed ? new Outcome.Passed() : failed("a return", stop);
    }

    private Outcome assertReturn(JsonNode command) throws Missing {
        Stop stop = perform(command.path("action"));
        JsonNode expected = command.path("expected");
        return stop instanceof Stop.Completed(long[] results) && Values.match(expected, results)
                ? new Outcome.Passed()
                : failed(Values.text(expected), stop);
    }

    private Outcome assertTrap(JsonNode command) throws Missing {
        Stop stop = perform(command.path("action"));
        String text = command.path("text").asText();
        return stop instanceof Stop.Trapped(Trap trap) && worded(trap.message(), text)
                ? new Outcome.Passed()
                : failed("trap " + text, stop);
    }

    private Outcome assertException(JsonNode command) throws Missing {
        Stop stop = perform(command.path("action"));
        return stop instanceof Stop.Trapped(Trap trap) && trap.kind() == Trap.Kind.UNCAUGHT_EXCEPTION
                ? new Outcome.Passed()
                : failed("an uncaught exception", stop);
    }

    private static boolean worded(String message, String text) {
        return message.startsWith(text) || text.startsWith(message);
    }

    private static Outcome failed(String expected, Stop stop) {
        String found = switch (stop) {
            case Stop.Completed(long[] results) -> Values.text(results);
            case Stop.Trapped(Trap trap) -> "trap " + trap.message();
            default -> stop.toString();
        };
        return new Outcome.Failed("expected " + expected + ", found " + found);
    }

    private Outcome assertRefused(JsonNode command) {
        boolean malformed = command.path("type").asText().equals("assert_malformed");
        try {
            load(suite.file(script, command.path("filename").asText()));
            return new Outcome.Failed(
                    "accepted, expected: " + command.path("text").asText());
        } catch (Refused e) {
            return e.malformed == malformed
                    ? new Outcome.Passed()
                    : new Outcome.Failed("expected " + command.path("text").asText() + ", found " + e.reason());
        }
    }

    private Outcome assertUnlinkable(JsonNode command) throws Refused, Missing {
        try {
            String trap = instantiate(command.path("filename").asText(), null);
            return new Outcome.Failed(trap == null ? "linked" : "trapped: " + trap);
        } catch (LinkException e) {
            return new Outcome.Passed();
        }
    }

    private Outcome assertUninstantiable(JsonNode command) throws Refused, LinkException, Missing {
        String text = command.path("text").asText();
        String trap = instantiate(command.path("filename").asText(), null);
        return trap != null && worded(trap, text)
                ? new Outcome.Passed()
                : new Outcome.Failed("expected trap " + text + ", found " + (trap == null ? "none" : trap));
    }
}
