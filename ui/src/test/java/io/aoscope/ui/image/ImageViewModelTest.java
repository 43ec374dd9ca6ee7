package io.aoscope.ui.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final ImageViewModel view = new ImageViewModel(new WorkbenchModel(session, FxGate.direct()));

    @Test
    void withoutAnImageThereAreNoFacts() {
        assertThat(view.facts()).isEmpty();
        assertThat(view.rows()).isEmpty();
    }

    @Test
    void theFactsNameTheFileItsMemoryAndTheImportsNobodyAnswers() {
        session.publish(Views.idle());

        var facts = view.facts().orElseThrow();
        assertThat(facts.name()).isEqualTo("counter.wasm");
        assertThat(facts.path()).isEqualTo("/images/counter.wasm");
        assertThat(facts.memory()).isEqualTo("memory64");
        assertThat(facts.stubs()).isEqualTo(1);
    }

    @Test
    void anExportedFunctionShowsItsSignatureAndLeadsToItsCode() {
        session.publish(Views.idle());

        ImageRow handle = group("Exports").stream()
                .filter(row -> row.name().equals("handle"))
                .findFirst()
                .orElseThrow();
        assertThat(handle.detail()).isEqualTo("[i64 i64] -> [i64]");
        assertThat(handle.link()).containsInstanceOf(Link.Code.class);
    }

    @Test
    void theCodeSectionLeadsToTheFirstFunction() {
        session.publish(Views.idle());

        ImageRow code = group("Sections").stream()
                .filter(row -> row.name().equals("code"))
                .findFirst()
                .orElseThrow();
        assertThat(code.link()).contains(new Link.Code(0, 0));
        assertThat(code.note()).matches("0x[0-9a-f]+ – 0x[0-9a-f]+");
    }

    @Test
    void whetherCompiledCodeCanBeMadeIsSaid() {
        session.publish(Views.idle());

        assertThat(group("Execution"))
                .singleElement()
                .satisfies(row -> assertThat(row.detail()).isEqualTo("can be made"));
    }

    @Test
    void aFindingOfTheCheckLeadsToItsPlaceAndCarriesItsRemedy() {
        session.publish(Views.idle());

        ImageRow growth = group("On HyperBEAM").stream()
                .filter(row -> row.name().equals("Memory that can grow"))
                .findFirst()
                .orElseThrow();
        assertThat(growth.detail()).isEqualTo("memory-growth");
        assertThat(growth.note()).matches("0x[0-9a-f]+ in reserve: .*");
        assertThat(growth.tip()).contains("Declare all the memory that is needed");
        assertThat(growth.caution()).isTrue();
        assertThat(growth.link()).containsInstanceOf(Link.Code.class);
    }

    @Test
    void theFactsCarryTheVerdict() {
        session.publish(Views.idle());

        assertThat(view.facts().orElseThrow().report().verdict())
                .isEqualTo("HyperBEAM runs this image, with differences to know");
    }

    @Test
    void theFilterLeavesTheRowsThatContainItAndTheirGroups() {
        session.publish(Views.idle());
        view.filter().set("HANDLE");

        assertThat(group("Exports")).extracting(ImageRow::name).containsExactly("handle");
        assertThat(view.rows()).noneMatch(group -> group.name().startsWith("Memories"));
    }

    private List<ImageRow> group(String title) {
        return view.rows().stream()
                .filter(row -> row.name().startsWith(title))
                .findFirst()
                .orElseThrow()
                .children();
    }
}
