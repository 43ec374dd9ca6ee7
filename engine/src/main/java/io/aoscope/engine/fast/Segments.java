package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.WasmModule;

/** Which passive segments are dropped, carried into compiled code before a call and out after it. */
final class Segments {
    private final io.aoscope.engine.vm.Instance instance;
    private final Instance compiled;
    private final boolean passive;
    private final com.dylibso.chicory.wasm.types.DataSegment[] data;
    private final com.dylibso.chicory.wasm.types.DataSegment[] live;
    private final Element[] elements;

    Segments(io.aoscope.engine.vm.Instance instance, Instance compiled) {
        WasmModule module = instance.module();
        this.instance = instance;
        this.compiled = compiled;
        this.passive = module.data().stream().anyMatch(DataSegment::passive)
                || module.elements().stream().anyMatch(segment -> segment.mode() == ElementSegment.Mode.PASSIVE);
        this.live = module.memoryTypes().isEmpty()
                ? new com.dylibso.chicory.wasm.types.DataSegment[0]
                : ((PagedMemory) compiled.memory(0)).segments();
        this.data = live.clone();
        this.elements = new Element[module.elements().size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = compiled.element(i);
        }
    }

    void enter() {
        if (passive) {
            InstanceState state = instance.state();
            for (int i = 0; i < live.length; i++) {
                live[i] = state.droppedData()[i] ? PassiveDataSegment.EMPTY : data[i];
            }
            for (int i = 0; i < elements.length; i++) {
                compiled.setElement(i, dropped(state, i) ? null : elements[i]);
            }
        }
    }

    void leave() {
        if (passive) {
            InstanceState state = instance.state();
            boolean[] droppedData = state.droppedData().clone();
            for (int i = 0; i < live.length; i++) {
                droppedData[i] |= live[i] == PassiveDataSegment.EMPTY;
            }
            boolean[] droppedElements = state.droppedElements().clone();
            for (int i = 0; i < elements.length; i++) {
                droppedElements[i] |= compiled.element(i) == null;
            }
            instance.restore(new InstanceState(
                    state.memories(),
                    state.globals(),
                    state.highHalves(),
                    state.tables(),
                    droppedData,
                    droppedElements));
        }
    }

    private boolean dropped(InstanceState state, int segment) {
        return instance.module().elements().get(segment).mode() == ElementSegment.Mode.PASSIVE
                && state.droppedElements()[segment];
    }
}
