/*
 * mvn -Pformat: writes every source file anew in the one format that SourceFormatTest checks. The formatter runs on the JDK of
 * the toolchain, because Maven itself may run on one that is too old for it.
 */
import org.apache.maven.toolchain.ToolchainManager

def toolchain = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session)
def java = toolchain?.findTool('java') ?: System.getProperty('java.home') + '/bin/java'
def sources = new File(project.build.directory, 'format.sources')
sources.parentFile.mkdirs()
sources.withPrintWriter('UTF-8') { list ->
    project.modules.each { module ->
        new File(project.basedir, "$module/src").eachFileRecurse { if (it.name.endsWith('.java')) list.println(it) }
    }
}
def command = [java, *project.properties['formatter.exports'].split(), '-cp', project.compileClasspathElements.join(File.pathSeparator),
               'com.google.googlejavaformat.java.Main', '--aosp', '--replace', "@$sources".toString()]
if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
    throw new IllegalStateException('The formatter could not read every file; the reason is above.')
}
