/*
 * Starts io.cardradar.embedded.Run on the JDK of the toolchain, in the foreground of the terminal, and passes on every -D of
 * the mvn command line. Maven does not end before the launcher has ended.
 */
import org.apache.maven.toolchain.ToolchainManager

def toolchain = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session)
def java = toolchain?.findTool('java') ?: System.getProperty('java.home') + '/bin/java'
def settings = session.userProperties.collect { name, value -> "-D$name=$value".toString() }
def command = [java, '-Xmx128m', '-XX:+UseSerialGC', '-Dstop.with.parent=true', *settings,
               '-cp', project.testClasspathElements.join(File.pathSeparator), 'io.cardradar.embedded.Run']

def launcher = new ProcessBuilder(command).inheritIO().start()
def stopping = false
Runtime.runtime.addShutdownHook(new Thread({
    stopping = true
    launcher.destroy()
    launcher.waitFor()
}))
def code = launcher.waitFor()
if (stopping) {
    // Maven would call the end of a demo a success or a failure of the build.
    Thread.sleep(Long.MAX_VALUE)
}
// 130 and 143: somebody sent INT or TERM to the launcher itself, and it ended in order.
if (!(code in [0, 130, 143])) {
    throw new IllegalStateException("CardRadar stopped; the reason is above.")
}
