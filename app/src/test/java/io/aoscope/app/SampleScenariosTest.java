package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.DeliveryCheck;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.PushLimits;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.Scenario;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled sample does on the engine what its scenario says. */
class SampleScenariosTest {

    private static final SessionOptions OPTIONS = new SessionOptions(
            Profile.STANDARD,
            MachineLimits.DEFAULT,
            InstantSource.system(),
            TierChoice.AUTO,
            ForkJoinPool.commonPool());

    static Stream<String> samples() {
        return Samples.list().stream().map(Sample::id);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleAnswersAsItsScenarioSays(String id) throws Exception {
        Sample sample = Samples.find(id).orElseThrow();
        String label = id + "/scenario.json";
        ProcessImage image = ImageLoader.load(new ImageSource(sample.title(), Optional.empty(), sample.image()));
        Cast cast = Cast.read(sample.scenario(), label, Devices.installed());
        LocalNode node = new LocalNode(OPTIONS);
        for (Cast.Role role : cast.roles()) {
            node.add(role.name(), image, role.definition());
        }
        if (!cast.several()) {
            node.add("", image, ProcessDefinition.AOS);
        }
        node.processes().forEach(process -> process.session().spawn().runToEnd());
        Scenario scenario = Scenario.read(sample.scenario(), label, PushMessages.ids(node));

        for (int i = 0; i < scenario.messages().size(); i++) {
            Neighbour receiver = scenario.receivers()
                    .get(i)
                    .flatMap(node::named)
                    .orElse(node.processes().getFirst());
            SlotRecord slot =
                    receiver.session().begin(scenario.messages().get(i)).runToEnd();
            PushResult pushed = node.push(receiver.processId(), slot, PushLimits.DEFAULT);

            assertThat(DeliveryCheck.differences(
                            scenario.expected().get(i),
                            receiver.processId(),
                            slot,
                            pushed,
                            processId ->
                                    node.find(processId).map(Neighbour::name).orElse(processId)))
                    .as("message %d, %s", i + 1, slot.action())
                    .isEmpty();
        }
    }
}
