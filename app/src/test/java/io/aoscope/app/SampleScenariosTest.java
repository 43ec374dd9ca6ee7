package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.Scenario;
import io.aoscope.engine.session.ScenarioCheck;
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
        Scenario scenario = Scenario.read(sample.scenario(), id + "/scenario.json");
        ProcessSession session = new ProcessSession(
                ImageLoader.load(new ImageSource(sample.title(), Optional.empty(), sample.image())), OPTIONS);
        session.spawn().runToEnd();

        for (int i = 0; i < scenario.messages().size(); i++) {
            SlotRecord slot = session.begin(scenario.messages().get(i)).runToEnd();

            assertThat(ScenarioCheck.differences(scenario.expected().get(i), slot))
                    .as("message %d, %s", i + 1, slot.action())
                    .isEmpty();
        }
    }
}
