package io.aoscope.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the window and what each may know. */
@AnalyzeClasses(packages = "io.aoscope.ui", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule no_room_stands_in_a_cycle =
            slices().matching("io.aoscope.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_view_model_knows_no_controls = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("a view model is tested without a window");

    @ArchTest
    static final ArchRule the_model_knows_no_panel_and_no_controls = noClasses()
            .that()
            .resideInAPackage("io.aoscope.ui.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene.control..", "io.aoscope.ui.workbench..")
            .because("panels stand on the model, and the workbench on both");

    @ArchTest
    static final ArchRule the_workbench_knows_panels_only_as_panels = noClasses()
            .that()
            .resideInAPackage("io.aoscope.ui.workbench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.aoscope.ui.code..",
                    "io.aoscope.ui.compose..",
                    "io.aoscope.ui.console..",
                    "io.aoscope.ui.files..",
                    "io.aoscope.ui.frame..",
                    "io.aoscope.ui.image..",
                    "io.aoscope.ui.memory..",
                    "io.aoscope.ui.outbox..",
                    "io.aoscope.ui.passes..",
                    "io.aoscope.ui.process..",
                    "io.aoscope.ui.samples..",
                    "io.aoscope.ui.snapshots..",
                    "io.aoscope.ui.stops..",
                    "io.aoscope.ui.timeline..")
            .because("a panel is added in one place, MainWindow");

    @ArchTest
    static final ArchRule nobody_starts_a_thread = noClasses()
            .should()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .because("work runs on executors that tests replace");
}
