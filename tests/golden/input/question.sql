-- Who is in most events?
SELECT name, count(DISTINCT event) AS events
FROM participants
WHERE role <> 'place'
GROUP BY actor
ORDER BY events DESC, name
LIMIT 3;
