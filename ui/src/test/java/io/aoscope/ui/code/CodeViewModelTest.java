package io.aoscope.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.code.CodeViewModel.Marks;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeViewModelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final int handle = Objects.requireNonNull(module.export("handle")).index();
    private final Code code = Objects.requireNonNull(module.function(handle)).code();
    private final SessionView open = Staged.open(module);
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final CodeViewModel view = new CodeViewModel(model, Background.direct());

    @Test
    void theFunctionsOfTheImageAreListedWithTheirExports() {
        assertThat(view.functions()).hasSize(module.functionCount());
        assertThat(view.functions().get(handle).exports()).containsExactly("handle");
        assertThat(view.functions().get(handle).instructions()).isEqualTo(code.size());
    }

    @Test
    void theFilterKeepsNamesThatContainItAndTheExactIndex() {
        view.filter().set("HAND");
        assertThat(view.functions()).extracting(FunctionItem::name).containsExactly("handle");
        view.filter().set("1");
        assertThat(view.functions()).extracting(FunctionItem::index).containsExactly(1);
    }

    @Test
    void anOpenedImageShowsItsHandleFunction() {
        assertThat(shown().function()).isEqualTo(handle);
        assertThat(view.marks().get()).isEqualTo(Marks.NONE);
    }

    @Test
    void withNoImageThereIsNothingToShow() {
        session.publish(Staged.nothing());
        assertThat(view.functions()).isEmpty();
        assertThat(view.listing().get()).isNull();
    }

    @Test
    void aPauseShowsItsFunctionAndMarksItsInstruction() {
        view.show(0, 0);
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame(2))));
        assertThat(shown().function()).isEqualTo(handle);
        assertThat(view.marks().get().line()).isEqualTo(shown().lineOf(2));
        assertThat(view.selectedLine().get()).isEqualTo(shown().lineOf(2));
        assertThat(view.marks().get().innermost()).isTrue();
    }

    @Test
    void theInstructionOfACallerIsMarkedAsReturnedTo() {
        FrameView inner = Staged.frame(module, 0, 0, List.of(), List.of());
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), inner, frame(2))));
        model.follow(new Link.Frame(1));
        assertThat(shown().function()).isEqualTo(handle);
        assertThat(view.marks().get().innermost()).isFalse();
        assertThat(view.marks().get().operands()).isEmpty();
    }

    @Test
    void atATrapTheReasonIsWrittenBesideTheInstruction() {
        session.publish(Staged.paused(open, Staged.trapped("integer divide by zero", frame(2))));
        assertThat(view.marks().get().trap()).isEqualTo("integer divide by zero");
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame(2))));
        assertThat(view.marks().get().trap()).isEmpty();
    }

    @Test
    void theMarkOfARunThatGoesOnIsStale() {
        SessionView paused = Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame(2)));
        session.publish(paused);
        session.publish(Staged.running(paused));
        assertThat(view.marks().get().stale()).isTrue();
    }

    @Test
    void theArgumentsOfACallAreWrittenBesideIt() {
        int call = first(Opcode.CALL);
        int parameters = module.functionType(code.index(call)).params().size();
        assertThat(parameters).isPositive();
        var operands = IntStream.range(0, parameters + 1)
                .mapToObj(i -> Staged.i64(i, "", 100 + i))
                .toList();
        FrameView frame = Staged.frame(module, handle, call, List.of(), operands);
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame)));
        assertThat(view.marks().get().operands()).contains("101").doesNotContain("100");
    }

    @Test
    void aLoadSaysWhichAddressItReaches() {
        int load = first(Opcode.I64_LOAD);
        FrameView frame = Staged.frame(module, handle, load, List.of(), List.of(Staged.i64(0, "", 16)));
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame)));
        String reached = Long.toHexString(16 + code.immediate(load));
        assertThat(view.marks().get().operands()).isEqualTo("16  →  0x" + reached);
    }

    @Test
    void theValueOfALocalIsWrittenBesideItsUse() {
        int get = first(Opcode.LOCAL_GET);
        var locals =
                IntStream.range(0, 8).mapToObj(i -> Staged.i64(i, "", 40 + i)).toList();
        FrameView frame = Staged.frame(module, handle, get, locals, List.of());
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame)));
        assertThat(view.marks().get().operands()).isEqualTo(Integer.toString(40 + code.index(get)));
    }

    @Test
    void aLineTogglesItsBreakpoint() {
        view.toggleBreakpoint(shown().lineOf(3));
        assertThat(session.view().breakpoints()).containsExactly(new Breakpoint(handle, 3));
        assertThat(view.marks().get().breakpoints()).containsExactly(3);
        view.toggleBreakpoint(shown().lineOf(3));
        assertThat(session.view().breakpoints()).isEmpty();
    }

    @Test
    void theHeadingOfAFunctionStandsForItsFirstInstruction() {
        view.toggleBreakpoint(0);
        assertThat(session.view().breakpoints()).containsExactly(new Breakpoint(handle, 0));
    }

    @Test
    void breakpointsOfOtherFunctionsAreNotMarkedHere() {
        session.publish(Staged.breakpoints(open, Set.of(new Breakpoint(0, 1), new Breakpoint(handle, 2))));
        assertThat(view.marks().get().breakpoints()).containsExactly(2);
    }

    @Test
    void runningToALineIsAskedOnlyWhilePaused() {
        view.runTo(shown().lineOf(4));
        assertThat(session.asked()).isEmpty();
        session.publish(Staged.paused(open, Staged.pause(7, Optional.empty(), List.of(), frame(2))));
        view.runTo(shown().lineOf(4));
        assertThat(session.asked()).containsExactly("runTo " + handle + ":4");
    }

    @Test
    void backAndForwardRetraceTheFunctionsLookedAt() {
        view.show(0, 2);
        view.show(1, 0);
        view.back();
        assertThat(shown().function()).isEqualTo(0);
        assertThat(view.selectedLine().get()).isEqualTo(shown().lineOf(2));
        assertThat(view.canGoForward().get()).isTrue();
        view.back();
        assertThat(shown().function()).isEqualTo(handle);
        assertThat(view.canGoBack().get()).isFalse();
        view.forward();
        assertThat(shown().function()).isEqualTo(0);
    }

    @Test
    void goToReadsANameAnIndexAndAnOffset() {
        assertThat(view.goTo("1")).isTrue();
        assertThat(shown().function()).isEqualTo(1);
        assertThat(view.goTo("handle")).isTrue();
        assertThat(shown().function()).isEqualTo(handle);
        assertThat(view.goTo("0x" + Integer.toHexString(code.offset(5)))).isTrue();
        assertThat(view.selectedLine().get()).isEqualTo(shown().lineOf(5));
        assertThat(view.goTo("no such function")).isFalse();
        assertThat(view.goTo("99999")).isFalse();
    }

    @Test
    void followingACallGoesToTheFunctionCalled() {
        int call = first(Opcode.CALL);
        view.selectedLine().set(shown().lineOf(call));
        view.followCursor();
        assertThat(shown().function()).isEqualTo(code.index(call));
    }

    @Test
    void followingAConstantLeadsToMemory() {
        var links = new ArrayList<Link>();
        model.onFollow(links::add);
        int constant = first(Opcode.I64_CONST);
        view.selectedLine().set(shown().lineOf(constant));
        view.followCursor();
        assertThat(links).containsExactly(new Link.Memory(code.immediate(constant), 1));
    }

    @Test
    void findMovesTheCursorAmongTheLinesFound() {
        view.selectedLine().set(0);
        view.find().text().set("CALL");
        List<Integer> found = view.find().found().get();
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(shown().lines().get(line).line().text()).contains("call"));
        view.find().next();
        assertThat(view.selectedLine().get()).isEqualTo(found.getFirst());
        assertThat(view.find().status().get()).isEqualTo("1 of " + found.size());
        view.find().previous();
        assertThat(view.selectedLine().get()).isEqualTo(found.getLast());
        view.find().text().set("no such text");
        assertThat(view.find().status().get()).isEqualTo("not found");
    }

    private FrameView frame(int instruction) {
        return Staged.frame(module, handle, instruction, List.of(), List.of());
    }

    private Listing shown() {
        return Objects.requireNonNull(view.listing().get());
    }

    private int first(Opcode opcode) {
        return IntStream.range(0, code.size())
                .filter(i -> code.opcode(i) == opcode)
                .findFirst()
                .orElseThrow();
    }
}
