package org.hearthline;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Has the service follow the machine's clock again after each test that set it. */
public class MachinesClock implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        if (Api.clockIsSet()) {
            Api.followTheMachinesClock();
        }
    }
}
