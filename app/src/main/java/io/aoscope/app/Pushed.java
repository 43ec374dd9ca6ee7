package io.aoscope.app;

import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.ScenarioCheck.Difference;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;

/**
 * A message that was sent and pushed.
 *
 * @param pushed what came of the slot's outbox
 * @param differences from what a scenario expects
 */
record Pushed(Neighbour receiver, SlotRecord slot, PushResult pushed, List<Difference> differences) {}
