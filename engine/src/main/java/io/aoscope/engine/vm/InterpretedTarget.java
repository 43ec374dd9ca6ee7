package io.aoscope.engine.vm;

/** A function that has no generated code, or must not use it. */
final class InterpretedTarget extends CallTarget {
    private final int function;
    private int calls;

    InterpretedTarget(int function) {
        this.function = function;
    }

    @Override
    int run(Linkage link, int base, int frame) {
        CallTarget ready = link.called(function, ++calls);
        return ready == this ? link.interpret(function, base, frame) : ready.run(link, base, frame);
    }
}
