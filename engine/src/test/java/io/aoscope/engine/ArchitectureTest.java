package io.aoscope.engine;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The floors of the engine: a room knows only what stands below it. */
@AnalyzeClasses(packages = "io.aoscope.engine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule a_room_knows_only_the_rooms_below_it = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("wasm")
            .definedBy("io.aoscope.engine.wasm..")
            .layer("vm")
            .definedBy("io.aoscope.engine.vm..")
            .layer("fast")
            .definedBy("io.aoscope.engine.fast..")
            .layer("message")
            .definedBy("io.aoscope.engine.message..")
            .layer("rules")
            .definedBy("io.aoscope.engine.rules..")
            .layer("device")
            .definedBy("io.aoscope.engine.device..")
            .layer("session")
            .definedBy("io.aoscope.engine.session..")
            .layer("debug")
            .definedBy("io.aoscope.engine.debug..")
            .layer("check")
            .definedBy("io.aoscope.engine.check..")
            .whereLayer("wasm")
            .mayNotAccessAnyLayer()
            .whereLayer("vm")
            .mayOnlyAccessLayers("wasm")
            .whereLayer("fast")
            .mayOnlyAccessLayers("vm", "wasm")
            .whereLayer("message")
            .mayNotAccessAnyLayer()
            .whereLayer("rules")
            .mayNotAccessAnyLayer()
            .whereLayer("device")
            .mayOnlyAccessLayers("rules", "fast", "vm", "wasm", "message")
            .whereLayer("session")
            .mayOnlyAccessLayers("device", "rules", "fast", "vm", "wasm", "message")
            .whereLayer("debug")
            .mayOnlyAccessLayers("check", "session", "device", "rules", "fast", "vm", "wasm", "message")
            .whereLayer("check")
            .mayOnlyAccessLayers("device", "rules", "fast", "vm", "wasm", "message")
            .because("each floor is understood and tested without the ones above it");

    @ArchTest
    static final ArchRule no_rooms_are_in_a_cycle = slices().matching("io.aoscope.engine.(**)")
            .should()
            .beFreeOfCycles()
            .because("rooms in a cycle can only be understood together");

    @ArchTest
    static final ArchRule the_engine_knows_no_window = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
            .because("the engine also serves the command line and tests, where there is no window");

    @ArchTest
    static final ArchRule the_engine_does_not_print =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                    "what the engine has to say it returns, and its callers show it");

    @ArchTest
    static final ArchRule only_the_compiled_tier_knows_chicory = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.aoscope.engine.fast..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.dylibso.chicory..")
            .because("Chicory continues under other names, and one package is easily moved");

    @ArchTest
    static final ArchRule the_engine_has_no_clock_no_randomness_and_no_files = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(time\\.Clock|util\\.Random|util\\.concurrent\\.ThreadLocalRandom"
                    + "|security\\.SecureRandom|io\\.File|io\\.FileInputStream|io\\.FileOutputStream"
                    + "|nio\\.file\\.Files)")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .because("a replay is exact only if nothing enters but through the interfaces given to the engine");
}
