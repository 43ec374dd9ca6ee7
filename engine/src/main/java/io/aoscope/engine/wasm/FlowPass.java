package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;

/** Runs the validator over one function of a valid module and keeps what it knew. */
final class FlowPass {
    private final Code code;
    private final StackTypes stack;
    private final FunctionValidator validator;
    private int position;

    private FlowPass(WasmModule module, int function) throws Fault {
        this(module, function, new FunctionValidator(new ModuleContext(module)));
    }

    private FlowPass(WasmModule module, int function, FunctionValidator validator) throws Fault {
        WasmFunction defined = module.function(function);
        if (defined == null) {
            throw new IllegalArgumentException(module.displayName(function) + " is imported and has no code");
        }
        code = defined.code();
        this.validator = validator;
        stack = validator.stack();
        validator.begin(module.functionType(function), code);
    }

    static OperandTypes.State state(WasmModule module, int function, int instruction) {
        try {
            FlowPass pass = new FlowPass(module, function);
            while (pass.position < instruction) {
                pass.step();
            }
            return pass.state();
        } catch (Fault fault) {
            throw invalid(module, function, fault);
        }
    }

    static List<OperandTypes.Depth> depths(WasmModule module) {
        List<OperandTypes.Depth> depths = new ArrayList<>();
        FunctionValidator validator = new FunctionValidator(new ModuleContext(module));
        for (int function = module.importedFunctions(); function < module.functionCount(); function++) {
            try {
                depths.add(new FlowPass(module, function, validator).depth());
            } catch (Fault fault) {
                throw invalid(module, function, fault);
            }
        }
        return depths;
    }

    private OperandTypes.Depth depth() throws Fault {
        int cells = 0;
        int blocks = 0;
        while (position < code.size()) {
            cells = Math.max(cells, stack.cells());
            blocks = Math.max(blocks, stack.frames().size());
            step();
        }
        return new OperandTypes.Depth(cells, blocks);
    }

    private static IllegalArgumentException invalid(WasmModule module, int function, Fault fault) {
        return new IllegalArgumentException(module.displayName(function) + " is not valid: " + fault.reason());
    }

    private void step() throws Fault {
        validator.step(code, position++);
    }

    private OperandTypes.State state() {
        List<OperandTypes.Label> labels = new ArrayList<>();
        for (StackTypes.Frame frame : stack.frames()) {
            labels.add(new OperandTypes.Label(frame.opener, frame.type, frame.height));
        }
        return new OperandTypes.State(stack.operands(), !stack.top().unreachable, List.copyOf(labels));
    }
}
