package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what HyperBEAM was recorded doing, a test for each vector: those of {@code shared/vectors/hyperbeam.json} beside
 * the repository, or of the file that the system property {@code aoscope.vectors} names. Its modules are assembled from
 * the sources in it; HyperBEAM's own images are taken from the folder that {@code aoscope.images} names. A group, field or
 * wording that is not known here fails.
 */
class HyperbeamVectorsTest {
    private final DeviceContext context = DeviceContext.of(Profile.HYPERBEAM, MessageStore.EMPTY, image -> {
        throw new IllegalStateException("no image is needed here");
    });
    private final IfaceVector iface = new IfaceVector(context);

    /** R16, R18. */
    @TestFactory
    Stream<DynamicTest> jsonIfaceWritesTheRequest() {
        return VectorReplay.group("json_iface_request", HyperbeamVectorsTest::name, iface::writesTheRequest);
    }

    /** R16. */
    @TestFactory
    Stream<DynamicTest> jsonIfaceReadsTheReply() {
        return VectorReplay.group("json_iface_response", HyperbeamVectorsTest::name, iface::readsTheReply);
    }

    @TestFactory
    Stream<DynamicTest> patchMovesPatchesIntoTheState() {
        return VectorReplay.group("patch", HyperbeamVectorsTest::name, vector -> PatchVector.check(vector, context));
    }

    @TestFactory
    Stream<DynamicTest> exportsAreCalledThroughTheDriver() {
        return VectorReplay.group("native_calls", HyperbeamVectorsTest::module, DriverCall::check);
    }

    @TestFactory
    Stream<DynamicTest> memoryIsAsTheDriverSeesIt() {
        return VectorReplay.group("native_memory", HyperbeamVectorsTest::module, MemoryVector::check);
    }

    @TestFactory
    Stream<DynamicTest> theEngineHasTheseFeatures() {
        return VectorReplay.group("native_features", HyperbeamVectorsTest::name, FeatureVector::check);
    }

    @TestFactory
    Stream<DynamicTest> wasiIsCalledThroughTheStack() {
        return VectorReplay.group("wasi_through_stack", WasiVector::name, WasiVector::check);
    }

    @TestFactory
    Stream<DynamicTest> aProcessRunsAModule() {
        return VectorReplay.group("process_modules", HyperbeamVectorsTest::module, ModuleVector::check);
    }

    @TestFactory
    Stream<DynamicTest> theDevicesRunInThisOrder() {
        return VectorReplay.group("stack_order", HyperbeamVectorsTest::name, StackOrderVector::check);
    }

    @TestFactory
    Stream<DynamicTest> theOutboxChangesItsSpellingInTheCache() {
        return Stream.concat(
                VectorReplay.group("outbox_casing", vector -> name(vector) + " cached", CasingVector::cached),
                VectorReplay.group("outbox_casing", vector -> name(vector) + " fresh", CasingVector::produced));
    }

    @TestFactory
    Stream<DynamicTest> luaIsLeftOut() {
        return VectorReplay.leftOut("lua", "AOScope has no Lua device");
    }

    @TestFactory
    Stream<DynamicTest> everyGroupOfTheFileIsKnown() {
        return VectorReplay.others(Set.of(
                "json_iface_request",
                "json_iface_response",
                "patch",
                "native_calls",
                "native_memory",
                "native_features",
                "wasi_through_stack",
                "process_modules",
                "stack_order",
                "outbox_casing",
                "lua"));
    }

    @AfterAll
    static void count() {
        VectorReplay.print();
    }

    private static String name(Message vector) {
        return vector.text("name").orElse("all of it");
    }

    private static String module(Message vector) {
        String function = vector.text("function").or(() -> vector.text("what")).orElse("");
        String arguments = vector.get("args").map(args -> " " + args.display()).orElse("");
        return vector.text("module").orElse("?") + " " + function + arguments;
    }
}
