/*
 * Runs the main class that the profile names (tool.main) on the JDK of the toolchain, in the foreground of the terminal, and
 * passes on every -D of the mvn command line. The build fails when the program does.
 */
import org.apache.maven.toolchain.ToolchainManager

def toolchain = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session)
def java = toolchain?.findTool('java') ?: System.getProperty('java.home') + '/bin/java'
def settings = session.userProperties.collect { name, value -> "-D$name=$value".toString() }
def command = [java, '-Xmx768m', '-XX:+UseSerialGC', "-Dproject.root=${project.basedir.parent}".toString(), *settings,
               '-cp', project.testClasspathElements.join(File.pathSeparator), project.properties['tool.main']]

def tool = new ProcessBuilder(command).inheritIO().start()
Runtime.runtime.addShutdownHook(new Thread({
    tool.destroy()
    tool.waitFor()
}))
if (tool.waitFor() != 0) {
    throw new IllegalStateException('It did not succeed; the reason is above.')
}
