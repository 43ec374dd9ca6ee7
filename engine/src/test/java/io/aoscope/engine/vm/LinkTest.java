package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.NumType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a module's imports are given, and what is said where that does not fit. */
class LinkTest {

    @Test
    void importsAreWhatAnotherInstanceOfTheMachineExports() throws Exception {
        Guest exports = Guest.of("exports");

        Instance instance = exports.machine().instantiate(Guest.module("imports"), exporting(exports));

        assertThat(instance.memory(0)).isSameAs(exports.memory());
        assertThat(instance.globals())
                .containsExactly(exports.instance().globals().getFirst());
        assertThat(instance.function(0)).isSameAs(exports.function("function"));
    }

    @Test
    void aMissingImportIsNamed() {
        assertThatThrownBy(() -> Guest.of("imports"))
                .isInstanceOf(LinkException.class)
                .hasMessage("unknown import: \"env\" \"function\" has nothing that answers it;"
                        + " provide it or build the module without it");
    }

    @Test
    void aFunctionOfAnotherTypeIsRefused() throws Exception {
        assertThatThrownBy(() -> link("function", "other function"))
                .hasMessageStartingWith("incompatible import type: \"env\" \"function\" must be")
                .hasMessageContaining("i64")
                .hasMessageEndingWith("; provide one of the declared type");
    }

    @Test
    void aHostFunctionOfAnotherTypeIsRefused() throws Exception {
        Guest exports = Guest.of("exports");
        Extern host = new Extern.Host(new FuncType(List.of(NumType.F32), List.of()), call -> HostResult.none());

        assertThatThrownBy(() -> link(exports, "function", host))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("\"env\" \"function\" must be")
                .hasMessageContaining("f32");
    }

    @Test
    void anotherKindIsRefused() {
        assertThatThrownBy(() -> link("function", "memory"))
                .hasMessageContaining("\"env\" \"function\" must be a function and is a memory");
        assertThatThrownBy(() -> link("memory", "global"))
                .hasMessageContaining("\"env\" \"memory\" must be a memory and is a global");
        assertThatThrownBy(() -> link("global", "table"))
                .hasMessageContaining("\"env\" \"global\" must be a global and is a table");
        assertThatThrownBy(() -> link("table", "tag"))
                .hasMessageContaining("\"env\" \"table\" must be a table and is a tag");
        assertThatThrownBy(() -> link("tag", "function"))
                .hasMessageContaining("\"env\" \"tag\" must be a tag and is a function");
    }

    @Test
    void aMemoryOfOtherLimitsIsRefusedWithBoth() throws Exception {
        Guest exports = Guest.of("exports");
        Guest small =
                new Guest(exports.machine(), exports.machine().instantiate(Guest.module("memory"), Imports.none()));

        assertThatThrownBy(() -> link(exports, "memory", small.memory()))
                .isInstanceOf(LinkException.class)
                .hasMessage("incompatible import type: \"env\" \"memory\" must be i64 2 4 and is i64 3 10;"
                        + " provide one of the declared type");
    }

    @Test
    void aConstantGlobalIsNoMutableOne() {
        assertThatThrownBy(() -> link("global", "constant"))
                .hasMessageContaining("\"env\" \"global\" must be (mut i32) and is i32");
    }

    @Test
    void aTableThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> link("table", "short table"))
                .hasMessageContaining("\"env\" \"table\" must be i32 2 without maximum and is i32 1 without maximum");
    }

    @Test
    void aTagOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> link("tag", "other tag"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("\"env\" \"tag\" must be")
                .hasMessageContaining("i64");
    }

    @Test
    void aTableBeyondTheLimitNamesElementsAndLimit() {
        var limits = new MachineLimits(100, 100, 100, 100, 1, 0);

        assertThatThrownBy(() -> Guest.of("exports", limits, Imports.none()))
                .isInstanceOf(LinkException.class)
                .hasMessage("table 0 declares 2 elements and 1 are allowed; raise the limit of table entries");
    }

    /** Links with one import given what is exported by another name. */
    private static void link(String name, String export) throws Exception {
        Guest exports = Guest.of("exports");
        link(exports, name, exports.instance().export(export).orElseThrow());
    }

    private static void link(Guest exports, String name, Extern instead) throws Exception {
        Imports others = exporting(exports);
        exports.machine()
                .instantiate(
                        Guest.module("imports"),
                        wanted -> wanted.name().equals(name) ? Optional.of(instead) : others.resolve(wanted));
    }

    private static Imports exporting(Guest guest) {
        return (Import wanted) -> guest.instance().export(wanted.name());
    }
}
