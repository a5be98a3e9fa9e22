<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<!-- Fiction: the countries, people and events of this page were invented to demonstrate winnow. -->
<html><head><title>CRIN - Child Rights Information Network - Resources</title>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>
<body><div id="top"><a href="/">Home</a>&nbsp; | &nbsp;<a href="/about/">About Us</a></div>
<table border=0 width="100%"><tr><td valign=top width=160><a href="/reg/">Information by country</a><br><a href="/themes/">Themes</a>
<td valign=top><a name="content"></a><a href="javascript:window.print()">Print this page</a><h1>HALLMOOR: Brick kilns closed after inspection</h1>
<p><b>Fondation de l'Étoile</b><p><b>Resource type:</b><br>News
<p><a href="http://www.example.org/kilns">Web link</a><p><a href="#">Français</a> / <a href="#">Español</a>
<p><strong>Latest news from Hallmoor - May 2009</strong>
<p>Inspectors closed <b>23 brick kilns</b> on 11 May 2009 and found 316 children at work in them, 94 of them younger than ten.
<p>Each child carried up to 600 bricks a day for about 70 cents. “We count the bricks, not the children,” a kiln owner told the inspectors.
<p>The owners were fined a total of US$1.2 million. Seven will be tried in September.
</table></body></html>
