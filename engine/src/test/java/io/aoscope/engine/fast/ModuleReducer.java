package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a module smaller while it keeps a property: whole bodies become constants, statements go, an instruction
 * gives way to zero, to one of its operands, or to {@code unreachable}.
 */
final class ModuleReducer {
    private final Predicate<GeneratedModule> property;
    private int attempts;

    /**
     * @param attempts at most, each of which asks the property once
     */
    ModuleReducer(Predicate<GeneratedModule> property, int attempts) {
        this.property = property;
        this.attempts = attempts;
    }

    GeneratedModule reduce(GeneratedModule module) {
        GeneratedModule smallest = module;
        boolean smaller = true;
        while (smaller && attempts > 0) {
            GeneratedModule next = smallerThan(smallest);
            smaller = next != null;
            smallest = next == null ? smallest : next;
        }
        return smallest;
    }

    private @Nullable GeneratedModule smallerThan(GeneratedModule module) {
        for (int i = 0; i < module.functions().size(); i++) {
            GeneratedModule.Function function = module.functions().get(i);
            List<List<Node>> bodies = new ArrayList<>();
            NumType result = GeneratedModule.result(function.type());
            bodies.add(result == null ? List.of() : List.of(Node.constant(result, 0)));
            smallerBodies(function.body(), bodies::add);
            for (List<Node> body : bodies) {
                GeneratedModule candidate = module.withFunction(
                        i, new GeneratedModule.Function(function.type(), function.locals(), List.copyOf(body)));
                if (candidate.size() < module.size() && attempts-- > 0 && property.test(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static void smallerBodies(List<Node> body, Consumer<List<Node>> found) {
        for (int i = 0; i < body.size(); i++) {
            int at = i;
            Node node = body.get(i);
            if (node.type() == null) {
                List<Node> without = new ArrayList<>(body);
                without.remove(at);
                found.accept(without);
            }
            smaller(node, changed -> {
                List<Node> with = new ArrayList<>(body);
                with.set(at, changed);
                found.accept(with);
            });
        }
    }

    /** Smaller pieces that leave the same on the stack. References, which have no type here, stay. */
    private static void smaller(Node node, Consumer<Node> found) {
        NumType type = node.type();
        if (type != null && node.size() > 1) {
            found.accept(Node.constant(type, 0));
            found.accept(Node.of(Opcode.UNREACHABLE, type, List.of()));
        }
        for (int i = 0; i < node.operands().size(); i++) {
            int at = i;
            Node operand = node.operands().get(i);
            if (type != null && operand.type() == type) {
                found.accept(operand);
            }
            smaller(operand, changed -> found.accept(node.withOperand(at, changed)));
        }
        for (int i = 0; i < node.bodies().size(); i++) {
            int at = i;
            smallerBodies(node.bodies().get(i), changed -> found.accept(node.withBody(at, changed)));
        }
    }
}
